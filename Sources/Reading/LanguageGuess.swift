import News
import Prose

/// Guesses the language of a text: by its script, and for Latin letters by its small words.
struct LanguageGuess: Sendable {
  /// How many bytes of an article are looked at.
  private static let reach = 8_000

  private let codes: [WordKey: [String]]

  init(_ lexicon: Lexicon) {
    var codes: [WordKey: [String]] = [:]
    for entry in lexicon["language-words"] where entry.count > 1 {
      codes[WordKey(entry[0])] = entry[1].split(separator: " ").map { String($0) }
    }
    self.codes = codes
  }

  /// The language of the blocks of `text`; `nil` where they say too little.
  func language(of text: Text, in blocks: [Block]) -> Sourced<Language>? {
    var scripts = ScriptCounts()
    var words: [String: Int] = [:]
    var left = Self.reach
    for block in blocks where left > 0 {
      let span = Span(block.span.start, min(block.span.end, block.span.start + left))
      left -= span.count
      scripts.count(text.utf8[span.range])
      count(text.utf8[span.range], into: &words)
    }
    if let code = scripts.code { return inferred(code, "its script") }
    let ranked = words.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    guard let first = ranked.first, first.value >= 3, first.value * Self.lettersPerWord >= scripts.latin
    else {
      // A text of some length without our small words is in none of our languages.
      return scripts.latin >= 400 ? inferred("und", "small words of no known language") : nil
    }
    // Related languages share small words; English is the one most articles are in.
    let isTie = ranked.contains { $0.key == "en" && $0.value == first.value }
    return inferred(isTie ? "en" : first.key, "its small words")
  }

  /// At most so many letters stand for each small word in a text of its language.
  private static let lettersPerWord = 50

  private func inferred(_ code: String, _ reason: String) -> Sourced<Language> {
    Sourced(Language(code: code), .inferred(reason: reason, passages: []))
  }

  /// Adds the words of `bytes` that a language has to its count.
  private func count(_ bytes: ArraySlice<UInt8>, into words: inout [String: Int]) {
    var start = bytes.startIndex
    for index in bytes.startIndex...bytes.endIndex {
      if index < bytes.endIndex, Self.isLetter(bytes[index]) { continue }
      if start < index, index - start <= 8 {
        for code in codes[WordKey(folding: bytes[start..<index])] ?? [] { words[code, default: 0] += 1 }
      }
      start = index + 1
    }
  }

  /// A letter of ASCII or a byte of a letter beyond it.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      || (byte >= 0x80 && byte < 0xE0 && byte != 0xC2)
  }
}

/// How many letters of each script a text has, told by the lead bytes of its UTF-8.
private struct ScriptCounts {
  private(set) var latin = 0
  private var hangul = 0
  private var kana = 0
  private var han = 0
  private var others = 0

  mutating func count(_ bytes: ArraySlice<UInt8>) {
    for (index, byte) in zip(bytes.indices, bytes) {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0xC3...0xC9: latin += 1
      // Greek, Cyrillic, Armenian, Hebrew, Arabic; then the scripts of India and South-East Asia.
      case 0xCD...0xDF, 0xE0: others += 1
      case 0xE1: others += 1
      case 0xE3:
        let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
        if (0x81...0x83).contains(next) { kana += 1 } else if next >= 0x90 { han += 1 }
      case 0xE4...0xE9: han += 1
      case 0xEA...0xED:
        let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
        if byte != 0xEA || next >= 0xB0 { hangul += 1 }
      default: continue
      }
    }
  }

  /// The language of a script that is not Latin. A character of the East says as much as a word of two or three
  /// letters, and quotes Latin names.
  var code: String? {
    let east = hangul + kana + han
    guard max(2 * east, others) > latin, east + others >= 10 else { return nil }
    if others > east { return "und" }
    if 4 * hangul > east { return "ko" }
    return 10 * kana > east ? "ja" : "zh"
  }
}
