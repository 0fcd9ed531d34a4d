import News
import Prose

/// Guesses the language of a text: by its script, and for Latin letters by its small words.
struct LanguageGuess: Sendable {
  /// How many bytes of an article are looked at.
  private static let reach = 8_000

  /// The languages, in order of their codes.
  private let codes: [String]
  /// By small word, the languages that have it: one bit each, in the order of `codes`.
  private let languages: WordTable<UInt64>

  init(_ lexicon: Lexicon) {
    let entries = lexicon["language-words"].filter { $0.count > 1 }.map { entry in
      (word: WordKey(entry[0]), codes: entry[1].split(separator: " ").map { String($0) })
    }
    let codes = Set(entries.flatMap(\.codes)).sorted()
    languages = WordTable(
      entries.map { word, own in
        (word, own.reduce(0) { $0 | 1 << UInt64(codes.firstIndex(of: $1) ?? 64) })
      })
    self.codes = codes
  }

  /// The language of the blocks of `text`; `nil` where they say too little.
  func language(of text: Text, in blocks: [Block]) -> Sourced<Language>? {
    var scripts = ScriptCounts()
    var counts = [Int](repeating: 0, count: codes.count)
    var left = Self.reach
    for block in blocks where left > 0 {
      let span = Span(block.span.start, min(block.span.end, block.span.start + left))
      left -= span.count
      count(text.utf8, span, &scripts, &counts)
    }
    if let code = scripts.code { return inferred(code, "its script") }
    let most = counts.max() ?? 0
    guard most >= 3, most * Self.lettersPerWord >= scripts.latin else {
      // A text of some length without our small words is in none of our languages.
      return scripts.latin >= 400 ? inferred("und", "small words of no known language") : nil
    }
    // Related languages share small words; English is the one most articles are in.
    let likeliest = zip(codes, counts).filter { $0.1 == most }.map(\.0)
    return inferred(likeliest.contains("en") ? "en" : likeliest[0], "its small words")
  }

  /// At most so many letters stand for each small word in a text of its language.
  private static let lettersPerWord = 50

  private func inferred(_ code: String, _ reason: String) -> Sourced<Language> {
    Sourced(Language(code: code), .inferred(reason: reason, passages: []))
  }

  /// Counts the letters of each script, and for each language the small words that it has.
  private func count(_ bytes: [UInt8], _ span: Span, _ scripts: inout ScriptCounts, _ counts: inout [Int]) {
    var index = span.start
    while index < span.end {
      let start = index
      var word = WordKey.Builder()
      var isASCII = true
      while true {
        let letters = index
        while index < span.end, (bytes[index] | 0x20) &- 0x61 < 26 {
          word.append(letter: bytes[index])
          index &+= 1
        }
        scripts.latin += index - letters
        guard index < span.end, bytes[index] >= 0x80 else { break }
        scripts.count(bytes[index], followedBy: index + 1 < span.end ? bytes[index + 1] : 0)
        guard Self.isLetterByte(bytes[index]) else { break }
        isASCII = false
        index += 1
      }
      if start < index, index - start <= Self.longestWord {
        var languages = languages[isASCII ? word.key : WordKey(folding: bytes[start..<index])] ?? 0
        while languages != 0 {
          counts[languages.trailingZeroBitCount] += 1
          languages &= languages - 1
        }
      }
      index += 1
    }
  }

  /// Bytes of the longest small word.
  private static let longestWord = 8

  /// Whether a byte beyond ASCII is one of a letter.
  private static func isLetterByte(_ byte: UInt8) -> Bool { byte < 0xE0 && byte != 0xC2 }
}

/// How many letters of each script a text has, told by the lead bytes of its UTF-8.
private struct ScriptCounts {
  var latin = 0
  private var hangul = 0
  private var kana = 0
  private var han = 0
  private var others = 0

  /// - Parameter byte: beyond ASCII.
  mutating func count(_ byte: UInt8, followedBy next: UInt8) {
    switch byte {
    case 0xC3...0xC9: latin += 1
    // Greek, Cyrillic, Armenian, Hebrew, Arabic; then the scripts of India and South-East Asia.
    case 0xCD...0xDF, 0xE0, 0xE1: others += 1
    case 0xE3: if (0x81...0x83).contains(next) { kana += 1 } else if next >= 0x90 { han += 1 }
    case 0xE4...0xE9: han += 1
    case 0xEA...0xED: if byte != 0xEA || next >= 0xB0 { hangul += 1 }
    default: break
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
