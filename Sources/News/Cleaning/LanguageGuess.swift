import Prose

/// Guesses the language of a text: by its script, and for Latin letters by its small words.
struct LanguageGuess: Sendable {
  /// How many bytes of an article are looked at.
  static let reach = 8_000
  /// Bytes of the longest small word.
  fileprivate static let longestWord = 8
  /// At most so many letters stand for each small word in a text of its language.
  private static let lettersPerWord = 50

  /// The languages, in order of their codes.
  private let codes: [String]
  /// Sets of languages that share small words: a bit for each code. The first one is empty.
  private let sets: [UInt64]
  /// Each small word with the number of the set of languages that have it.
  let words: [(WordKey, UInt8)]

  init(_ entries: [Lexicon.Entry]) {
    let listed = entries.filter { $0.count > 1 && $0[0].utf8.count <= Self.longestWord }.map { entry in
      (word: WordKey(entry[0]), codes: entry[1].split(separator: " ").map { String($0) })
    }
    let codes = Set(listed.flatMap(\.codes)).sorted()
    var sets: [UInt64] = [0]
    words = listed.map { word, own in
      let set = own.reduce(UInt64(0)) { $0 | 1 << UInt64(codes.firstIndex(of: $1) ?? 64) }
      if !sets.contains(set), sets.count < Int(UInt8.max) { sets.append(set) }
      return (word, UInt8(sets.firstIndex(of: set) ?? 0))
    }
    self.codes = codes
    self.sets = sets
  }

  /// What has been counted of a text.
  struct Tally {
    fileprivate var scripts = ScriptCounts()
    /// By the number of a set of languages, how many small words are theirs.
    fileprivate var words: [Int]
  }

  /// Nothing counted.
  var tally: Tally { Tally(words: Array(repeating: 0, count: sets.count)) }

  /// The language of a text; `nil` where it says too little.
  func language(_ tally: Tally) -> Sourced<Language>? {
    if let code = tally.scripts.code { return inferred(code, "its script") }
    var counts = [Int](repeating: 0, count: codes.count)
    for index in sets.indices where tally.words[index] > 0 {
      var left = sets[index]
      while left != 0 {
        counts[left.trailingZeroBitCount] += tally.words[index]
        left &= left - 1
      }
    }
    let most = counts.max() ?? 0
    guard most >= 3, most * Self.lettersPerWord >= tally.scripts.latin else {
      // A text of some length without our small words is in none of our languages.
      return tally.scripts.latin >= 400 ? inferred("und", "small words of no known language") : nil
    }
    // Related languages share small words; English is the one most articles are in.
    let english = codes.firstIndex(of: Language.english.code)
    let likeliest = english.flatMap { counts[$0] == most ? $0 : nil } ?? counts.firstIndex(of: most)
    return likeliest.map { inferred(codes[$0], "its small words") }
  }

  private func inferred(_ code: String, _ reason: String) -> Sourced<Language> {
    Sourced(Language(code: code), .inferred(reason: reason, passages: []))
  }
}

extension LineReader {
  /// Counts the letters and the small words of a line of ASCII.
  func count(_ line: LineWords, _ span: Span, in tally: inout LanguageGuess.Tally) {
    for index in line.words where words[index].spelling == .mixed { count(words[index].span, in: &tally) }
    var letters = 0
    var counts = tally.words.mutableSpan
    for index in line.words where words[index].spelling == .letters {
      letters &+= Int(words[index].end &- words[index].start)
      counts[Int(words[index].listed.languages)] &+= 1
    }
    tally.scripts.latin += letters
    if line.words.count == LineWords.limit {
      count(Span(words[line.words.upperBound - 1].span.end, span.end), in: &tally)
    }
  }

  /// The same of any text, letter by letter: it holds what makes no word of a line, and other scripts.
  func count(_ span: Span, in tally: inout LanguageGuess.Tally) {
    let bytes = text.utf8
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
        tally.scripts.latin += index - letters
        guard index < span.end, bytes[index] >= 0x80 else { break }
        tally.scripts.count(bytes[index], followedBy: index + 1 < span.end ? bytes[index + 1] : 0)
        guard Self.isLetterByte(bytes[index]) else { break }
        isASCII = false
        index += 1
      }
      if start < index, index - start <= LanguageGuess.longestWord {
        let key = isASCII ? word.key : WordKey(folding: bytes[start..<index])
        tally.words[Int(lists.listed[key].languages)] += 1
      }
      index += 1
    }
  }

  /// Whether a byte beyond ASCII is one of a letter.
  private static func isLetterByte(_ byte: UInt8) -> Bool { byte < 0xE0 && byte != 0xC2 }
}

extension Page {
  /// The language of the lines that stay; `nil` where they say too little.
  var language: Sourced<Language>? {
    var tally = reader.lists.languages.tally
    var left = LanguageGuess.reach
    for index in lines.indices where left > 0 && isKept(index) {
      let span = draft.lines[index].span
      if lines[index].isASCII, span.count <= left {
        reader.count(lines[index], span, in: &tally)
      } else {
        reader.count(Span(span.start, min(span.end, span.start + left)), in: &tally)
      }
      left -= min(left, span.count)
    }
    return reader.lists.languages.language(tally)
  }
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
