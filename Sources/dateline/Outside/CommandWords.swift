/// A command line as it stands in an environment variable, taken apart into words without a shell: blanks part words,
/// quotation marks and backslashes keep them together, and nothing is ever expanded.
enum CommandWords {
  static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var mark: Character?
    var rest = line.makeIterator()
    while let character = rest.next() {
      switch (character, mark) {
      case (let character, let open?) where character == open: mark = nil
      case ("\\", let open) where open != "'":
        if let escaped = rest.next() { word = (word ?? "") + String(escaped) }
      case ("'", nil), ("\"", nil):
        mark = character
        word = word ?? ""
      case (let blank, nil) where blank.isWhitespace:
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    return words + [word].compactMap(\.self)
  }
}
