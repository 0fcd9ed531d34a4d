import Screen
import Testing

@testable import Curses

/// The keys that bytes stand for, in key notation; other inputs in brackets. A `|` in the bytes is a pause long enough
/// for a key, `||` one long enough for anything.
private func decoded(_ bytes: String) -> String {
  decoded(Array(bytes.utf8))
}

private func decoded(_ bytes: [UInt8]) -> String {
  var decoder = KeyDecoder(terminalKeys: [[0x1B, 0x5B, 0x32, 0x32, 0x34, 0x7A]: Key(.function(1))])
  var last: UInt8 = 0
  for byte in bytes {
    let isPause = byte == UInt8(ascii: "|")
    if !isPause { decoder.feed([byte]) }
    if isPause && (decoder.patience == .key || last == byte) { decoder.timeOut() }
    last = byte
  }
  return decoder.takeInputs().map { input in
    switch input {
    case .key(let key): key.description
    case .pasted(let text): "[paste \(text.debugDescription)]"
    case .mouse(let event): "[\(event.action) \(event.point.row),\(event.point.column)]"
    default: "[?]"
    }
  }.joined()
}

@Suite("Bytes become keys")
struct KeyDecoderTests {
  @Test(
    "characters and controls",
    arguments: [
      ("jJ/é한😀", "jJ/é한😀"), (" <>", "<Space><lt><gt>"), ("\r\n", "<Enter><Enter>"), ("\t", "<Tab>"),
      ("\u{7F}\u{8}", "<BS><BS>"), ("\u{4}\u{15}\u{F}", "<C-d><C-u><C-o>"),
      ("\u{0}\u{1F}\u{1D}", "<C-Space><C-/><C-]>"),
    ])
  func characters(bytes: String, keys: String) {
    #expect(decoded(bytes) == keys)
  }

  @Test(
    "arrows and their like, of every terminal",
    arguments: [
      ("\u{1B}[A\u{1B}OB\u{1B}[C\u{1B}OD", "<Up><Down><Right><Left>"),
      ("\u{1B}[H\u{1B}OF\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", "<Home><End><Home><End><Home><End>"),
      ("\u{1B}[2~\u{1B}[3~\u{1B}[5~\u{1B}[6~", "<Ins><Del><PgUp><PgDn>"),
      ("\u{1B}OP\u{1B}[11~\u{1B}[[A\u{1B}[15~\u{1B}[24~", "<F1><F1><F1><F5><F12>"),
      ("\u{1B}[Z", "<S-Tab>"), ("\u{1B}OM\u{1B}Oj", "<Enter>*"), ("\u{1B}[224z", "<F1>"),
    ])
  func functionKeys(bytes: String, keys: String) {
    #expect(decoded(bytes) == keys)
  }

  @Test(
    "modifiers",
    arguments: [
      ("\u{1B}[1;5A\u{1B}[1;3D\u{1B}[1;2C\u{1B}[3;5~", "<C-Up><A-Left><S-Right><C-Del>"),
      ("\u{1B}[1;2P\u{1B}[15;6~", "<S-F1><C-S-F5>"),
      ("\u{1B}Oc\u{1B}[d\u{1B}[5^", "<C-Right><S-Left><C-PgUp>"),
      ("\u{1B}x\u{1B}\u{4}\u{1B}\r", "<A-x><C-A-d><A-Enter>"),
      ("\u{1B}[47;5u\u{1B}[27;5;109~\u{1B}[65;2u\u{1B}[27u", "<C-/><C-m>A<Esc>"),
    ])
  func modifiers(bytes: String, keys: String) {
    #expect(decoded(bytes) == keys)
  }

  @Test(
    "a pause tells ESC from a sequence",
    arguments: [
      ("\u{1B}|j", "<Esc>j"), ("\u{1B}\u{1B}|", "<Esc><Esc>"), ("\u{1B}[|A", "<A-[>A"),
      ("\u{1B}O|A", "<A-O>A"),
      ("\u{1B}]|q", "<A-]>q"), ("\u{1B}]q", "<A-]>q"), ("\u{1B}P|", "<A-P>"), ("\u{1B}_q", "<A-_>q"),
      ("\u{1B}[1;|5A", "<C-Up>"), ("\u{1B}[1;||5A", "5A"), ("\u{1B}\u{1B}[A", "<Esc><Up>"),
    ])
  func pauses(bytes: String, keys: String) {
    #expect(decoded(bytes) == keys)
  }

  @Test(
    "what is no key is no key, and no run of characters either",
    arguments: [
      "\u{1B}[12;34;56x", "\u{1B}[?62;22c", "\u{1B}[>0;276;0c", "\u{1B}[24;80R", "\u{1B}[I\u{1B}[O",
      "\u{1B}[0n",
      "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", "\u{1B}]52;c;cXF4eA==\u{7}", "\u{1B}P1$r0m\u{1B}\\",
      "\u{1B}P>|XTerm(390)\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[?2026;2$y", "\u{1B}[Mqqq",
      "\u{1B}[57399u",
      "\u{1B}[99999999999~", "\u{1B}[<0;1M", "\u{1B}[200;1;2;3;4x",
    ])
  func answers(bytes: String) {
    #expect(decoded(bytes.replacing("|", with: "!") + "j") == "j")
  }

  @Test(
    "broken bytes",
    arguments: [
      ([0xFF, 0x6A], "\u{FFFD}j"), ([0xED, 0x95, 0x6A], "\u{FFFD}j"),
      ([0xC3, 0x1B, 0x5B, 0x41], "\u{FFFD}<Up>"),
      ([0xED, 0x95, 0x7C, 0x7C, 0x6A], "\u{FFFD}j"), ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
      ([0x1B, 0x5B, 0x31, 0x0D], "<Enter>"),
    ] as [([UInt8], String)])
  func broken(bytes: [UInt8], keys: String) {
    #expect(decoded(bytes) == keys)
  }

  @Test("no run of bytes leaves it waiting for ever")
  func anything() {
    // A linear congruential generator (Knuth, MMIX): the same bytes each time.
    var random: UInt64 = 20_260_105
    let interesting = Array("\u{1B}[O]P_<>?;:0129~MmuAZ \u{7}\\".utf8) + [0x80, 0xC3, 0xED, 0xFF, 0x18]
    var decoder = KeyDecoder()
    for _ in 0..<100_000 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let byte =
        random >> 60 == 0
        ? UInt8(truncatingIfNeeded: random >> 33) : interesting[Int(random >> 33) % interesting.count]
      decoder.feed([byte])
      guard random >> 56 & 0x3F == 0, decoder.patience != .endless else { continue }
      decoder.timeOut()
      #expect(decoder.patience == .endless)
    }
    decoder.feed(Array("\u{1B}[201~".utf8))
    decoder.timeOut()
    _ = decoder.takeInputs()
    decoder.feed([UInt8(ascii: "j")])
    #expect(decoder.takeInputs() == [.key(Key("j"))])
  }

  @Test(
    "a paste is one input",
    arguments: [
      ("\u{1B}[200~a\rb\r\nc\u{1B}[201~j", "[paste \"a\\nb\\nc\"]j"),
      ("\u{1B}[200~\u{1B}[201~", "[paste \"\"]"),
      ("\u{1B}[200~\u{1B}[20\u{1B}[201~", "[paste \"\\u{1B}[20\"]"), ("\u{1B}[200~q", ""),
    ])
  func pastes(bytes: String, inputs: String) {
    #expect(decoded(bytes) == inputs)
  }

  @Test("a paste keeps 64 KiB")
  func longPaste() {
    let input = decoded("\u{1B}[200~" + String(repeating: "x", count: 70_000) + "\u{1B}[201~")
    #expect(input == "[paste \"" + String(repeating: "x", count: 65_536) + "\"]")
  }

  @Test(
    "the mouse",
    arguments: [
      ("\u{1B}[<0;1;1M", "[press(button: 1) 0,0]"), ("\u{1B}[<2;10;5m", "[release(button: 3) 4,9]"),
      ("\u{1B}[<32;3;4M", "[drag(button: 1) 3,2]"),
      ("\u{1B}[<64;1;1M\u{1B}[<69;1;1M", "[wheelUp 0,0][wheelDown 0,0]"),
      ("\u{1B}[<0;0;0M", "[press(button: 1) 0,0]"), ("\u{1B}[<35;1;1M", "[drag(button: 4) 0,0]"),
    ])
  func mouse(bytes: String, inputs: String) {
    #expect(decoded(bytes) == inputs)
  }
}
