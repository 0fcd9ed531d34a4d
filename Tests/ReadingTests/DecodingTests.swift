import Prose
import Testing

@testable import Reading

@Suite("Decoding")
struct DecodingTests {
  /// The text, `binary: kind`, and a note after a bar.
  private func decoded(_ bytes: [UInt8]) -> String {
    switch Decoding.decoded(bytes) {
    case .text(let text, let note): text.string + (note.map { " | " + $0 } ?? "")
    case .binary(let kind): "binary: " + kind
    }
  }

  private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }

  @Test("UTF-8 is read as it is, and a byte order mark is no part of the text")
  func utf8() {
    #expect(decoded(Array("Lee – 李".utf8)) == "Lee – 李")
    #expect(decoded([0xEF, 0xBB, 0xBF] + Array("Lee".utf8)) == "Lee")
    #expect(decoded([]) == "")
    #expect(decoded([0xEF, 0xBB, 0xBF]) == "")
  }

  @Test("UTF-16 is read in the order its mark gives", arguments: [true, false])
  func utf16(bigEndian: Bool) {
    #expect(decoded(utf16("Ferry – 한국 🛥", bigEndian: bigEndian, mark: true)) == "Ferry – 한국 🛥")
    #expect(decoded(utf16("", bigEndian: bigEndian, mark: true)) == "")
  }

  @Test("UTF-16 without a mark is read where every second byte shows it", arguments: [true, false])
  func markless(bigEndian: Bool) {
    let text = "The ferry sailed."
    #expect(
      decoded(utf16(text, bigEndian: bigEndian, mark: false))
        == text + " | read as UTF-16, though it has no byte order mark")
  }

  @Test("a lone surrogate and an odd last byte are repaired")
  func brokenUTF16() {
    #expect(decoded([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]) == "\u{FFFD}A")
    #expect(decoded([0xFF, 0xFE, 0x41, 0x00, 0x42]) == "A")
  }

  @Test("what is no UTF-8 is Windows-1252, as a whole, with a note")
  func windows1252() {
    let note = " | not valid UTF-8: read as Windows-1252"
    #expect(decoded([0x93, 0x4C, 0xE9, 0x65, 0x94, 0x20, 0x96, 0x20, 0x80]) == "“Lée” – €" + note)
    #expect(decoded([0x81, 0x41]) == "\u{FFFD}A" + note)
    // One bad byte decides for the file: valid pairs elsewhere are not mixed in.
    #expect(decoded([0xC3, 0xA9, 0x20, 0xE9]) == "Ã© é" + note)
  }

  @Test("surrogates and overlong forms are no UTF-8")
  func invalidUTF8() {
    #expect(decoded([0xED, 0xA0, 0x80]).hasSuffix("Windows-1252"))
    #expect(decoded([0xC0, 0xAF]).hasSuffix("Windows-1252"))
  }

  @Test(
    "binary files are known by their start, by NUL, and by control characters",
    arguments: [
      (Array("%PDF-1.7\n".utf8), "a PDF file"),
      ([0x89, 0x50, 0x4E, 0x47], "a picture"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "a picture"),
      (Array("PK\u{3}\u{4}".utf8), "an archive"),
      (Array("text\u{0}more text and more".utf8), "binary data"),
      ([0x01, 0x02, 0x03, 0x04, 0x41], "binary data"),
      ([0xFF, 0xFE, 0x00, 0x00, 0x41, 0x00], "binary data"),
      ([0xEF, 0xBB, 0xBF, 0x41, 0x00], "binary data"),
    ] as [([UInt8], String)])
  func binary(bytes: [UInt8], kind: String) { #expect(decoded(bytes) == "binary: " + kind) }

  @Test(
    "NUL is found at any place, whatever comes right before it", arguments: [0x0A, 0x1F, 0x20, 0x41, 0x7F])
  func nul(before: UInt8) {
    for place in 1..<32 {
      var bytes = Array("Two harbour towns reopen their talks".utf8)
      bytes[place - 1] = before
      #expect(!decoded(bytes).hasPrefix("binary"))
      bytes[place] = 0
      #expect(decoded(bytes) == "binary: binary data")
    }
  }

  @Test("three control characters in ten make a file binary, ends of lines none")
  func controls() {
    let line = Array("harbour\n".utf8)
    #expect(decoded(line + [0x01, 0x02, 0x03] + line + [0x0B, 0x0C, 0x0D, 0x1B]).hasPrefix("harbour"))
    #expect(decoded(line + Array(repeating: 0x01, count: 7) + line) == "binary: binary data")
    #expect(decoded(Array(repeating: 0x0A, count: 40)).hasPrefix("\n"))
  }

  @Test("an escape sequence does not make a text binary")
  func escapes() {
    #expect(decoded(Array("a \u{1B}[31mred\u{1B}[0m boat".utf8)) == "a \u{1B}[31mred\u{1B}[0m boat")
  }
}
