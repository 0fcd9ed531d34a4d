/// Takes the markup out of the words of one Markdown block: emphasis, links, images, code spans, tags, comments,
/// escapes and entities. A superset of CommonMark's inline rules where they matter for reading, and linear in the
/// length of the block whatever it holds.
struct MarkdownInline {
  /// What is left to read.
  private(set) var output: [UInt8] = []
  /// The descriptions of images, in order.
  private(set) var captions: [[UInt8]] = []
  /// HTML comments with their marks, in order.
  private(set) var comments: [[UInt8]] = []

  private let bytes: ArraySlice<UInt8>
  private let references: Set<[UInt8]>
  private var offset: Int
  /// Opening brackets in `output`, not yet closed.
  private var brackets: [Bracket] = []
  /// Runs of `*`, `_` and `~` in `output` that may turn out to be markup.
  private var runs: [Run] = []
  /// Per mark, indices of the runs that can open and are not yet closed.
  private var openers: [UInt8: [Int]] = [:]

  private struct Bracket {
    let place: Int
    let isImage: Bool
  }

  private struct Run {
    let place: Int
    let mark: UInt8
    let count: Int
    var kept: Int
  }

  /// Destinations of links are short; looking further for their end would make nonsense cost its square.
  private static let longestDestination = 2048
  /// Where the last of each closing mark stands: beyond it nothing is looked for.
  private let lastParenthesis: Int
  private let lastBracket: Int
  private let lastAngle: Int

  /// - Parameter references: the labels that are defined somewhere in the file, in lower case.
  init(_ bytes: ArraySlice<UInt8>, references: Set<[UInt8]>) {
    self.bytes = bytes
    self.references = references
    offset = bytes.startIndex
    lastParenthesis = bytes.lastIndex(of: UInt8(ascii: ")")) ?? -1
    lastBracket = bytes.lastIndex(of: UInt8(ascii: "]")) ?? -1
    lastAngle = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
    output.reserveCapacity(bytes.count)
    while offset < bytes.endIndex { step() }
    removeMarkup()
  }

  private mutating func step() {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "\\"): escape()
    case UInt8(ascii: "`"): codeSpan()
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): run(of: byte)
    case UInt8(ascii: "!") where peek(1) == UInt8(ascii: "["): open(isImage: true)
    case UInt8(ascii: "["): open(isImage: false)
    case UInt8(ascii: "]"): close()
    case UInt8(ascii: "<"): tag()
    case UInt8(ascii: "&"): entity()
    default: emit(byte)
    }
  }

  private func peek(_ distance: Int) -> UInt8? {
    offset + distance < bytes.endIndex ? bytes[offset + distance] : nil
  }

  private mutating func emit(_ byte: UInt8) {
    output.append(byte)
    offset += 1
  }

  // MARK: Escapes, code, entities

  private mutating func escape() {
    if let next = peek(1), Self.isPunctuation(next) { offset += 1 }
    emit(bytes[offset])
  }

  private mutating func codeSpan() {
    let count = bytes[offset...].prefix { $0 == UInt8(ascii: "`") }.count
    var end = offset + count
    while end < bytes.endIndex, end - offset < Self.longestDestination {
      guard bytes[end] == UInt8(ascii: "`") else {
        end += 1
        continue
      }
      let closing = bytes[end...].prefix { $0 == UInt8(ascii: "`") }.count
      if closing == count {
        output += bytes[offset + count..<end]
        offset = end + count
        return
      }
      end += closing
    }
    for _ in 0..<count { emit(bytes[offset]) }
  }

  private mutating func entity() {
    let limit = min(bytes.endIndex, offset + 12)
    guard let end = bytes[offset..<limit].firstIndex(of: UInt8(ascii: ";")),
      let scalar = Self.scalar(ofEntity: String(decoding: bytes[(offset + 1)..<end], as: UTF8.self))
    else { return emit(bytes[offset]) }
    output += Array(String(scalar).utf8)
    offset = end + 1
  }

  private static func scalar(ofEntity name: String) -> Unicode.Scalar? {
    if let named = entities[name] { return named }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap { $0 >= 0x20 ? Unicode.Scalar($0) : nil }
  }

  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "–", "mdash": "—",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "hellip": "…",
    "euro": "€", "pound": "£", "copy": "©", "middot": "·", "bull": "•", "eacute": "é", "egrave": "è",
    "agrave": "à", "ccedil": "ç", "auml": "ä", "ouml": "ö", "uuml": "ü", "szlig": "ß", "ntilde": "ñ",
  ]

  // MARK: Links and images

  private mutating func open(isImage: Bool) {
    brackets.append(Bracket(place: output.count, isImage: isImage))
    if isImage { emit(bytes[offset]) }
    emit(bytes[offset])
  }

  private mutating func close() {
    guard let bracket = brackets.popLast() else { return emit(bytes[offset]) }
    let textStart = bracket.place + (bracket.isImage ? 2 : 1)
    guard let end = destinationEnd(label: output[textStart...]) else { return emit(bytes[offset]) }
    offset = end
    if bracket.isImage {
      captions.append(Array(output[textStart...]))
      truncate(to: bracket.place)
    } else if output[textStart...].first == UInt8(ascii: "^") {
      truncate(to: bracket.place)  // the mark of a footnote
    } else {
      // The bracket goes with the other markup, at the end: taking it out now would move everything after it.
      runs.append(Run(place: bracket.place, mark: UInt8(ascii: "["), count: 1, kept: 0))
    }
  }

  /// Everything written since a bracket was opened came in at its place or behind.
  private mutating func truncate(to place: Int) {
    output.removeSubrange(place...)
    while let last = runs.last, last.place >= place { runs.removeLast() }
    for mark in Array(openers.keys) {
      while let last = openers[mark]?.last, last >= runs.count { openers[mark]?.removeLast() }
    }
  }

  /// Where what follows the closing bracket ends, if it makes a link of the text: `(destination)`, `[label]`, or
  /// nothing where the text itself is a label.
  private func destinationEnd(label: ArraySlice<UInt8>) -> Int? {
    let next = offset + 1
    if next < bytes.endIndex, bytes[next] == UInt8(ascii: "(") { return parenthesisEnd(from: next) }
    if next < bytes.endIndex, bytes[next] == UInt8(ascii: "[") {
      let limit = min(bytes.endIndex, next + Self.longestDestination)
      guard next < lastBracket, let end = bytes[next..<limit].firstIndex(of: UInt8(ascii: "]")) else {
        return nil
      }
      let given = bytes[(next + 1)..<end]
      return isDefined(given.isEmpty ? label : given) ? end + 1 : nil
    }
    return label.first == UInt8(ascii: "^") || isDefined(label) ? next : nil
  }

  private func isDefined(_ label: ArraySlice<UInt8>) -> Bool {
    label.count <= 256 && references.contains(label.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
  }

  private func parenthesisEnd(from start: Int) -> Int? {
    guard start < lastParenthesis else { return nil }
    var depth = 0
    for index in start..<min(bytes.endIndex, start + Self.longestDestination) {
      if bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return nil
  }

  // MARK: Tags

  private mutating func tag() {
    let rest = bytes[offset...]
    if rest.starts(with: Array("<!--".utf8)) { return comment() }
    let limit = min(bytes.endIndex, offset + Self.longestDestination)
    guard offset < lastAngle, let next = peek(1), Self.isLetter(next) || next == UInt8(ascii: "/"),
      let end = bytes[offset..<limit].firstIndex(of: UInt8(ascii: ">"))
    else { return emit(bytes[offset]) }
    let inside = bytes[(offset + 1)..<end]
    let isAddress =
      inside.contains(UInt8(ascii: ":")) && !inside.contains(0x20) || inside.contains(UInt8(ascii: "@"))
    if isAddress && !inside.contains(UInt8(ascii: "=")) {
      output += inside
    } else if inside.starts(with: Array("br".utf8)) {
      output.append(0x20)
    }
    offset = end + 1
  }

  private mutating func comment() {
    var end = offset + 4
    let mark = Array("-->".utf8)
    while end < bytes.endIndex, !bytes[end...].starts(with: mark) { end += 1 }
    end = min(bytes.endIndex, end + mark.count)
    comments.append(Array(bytes[offset..<end]))
    offset = end
  }

  // MARK: Emphasis

  /// CommonMark's delimiter runs: one that touches a word on its right can open, on its left close; `_` only at
  /// the edge of a word. A closing run takes the nearest open one of its mark.
  private mutating func run(of mark: UInt8) {
    let count = bytes[offset...].prefix { $0 == mark }.count
    let before = offset > bytes.startIndex ? bytes[offset - 1] : 0x20
    let after = offset + count < bytes.endIndex ? bytes[offset + count] : 0x20
    let place = output.count
    for _ in 0..<count { emit(mark) }
    guard mark != UInt8(ascii: "~") || count == 2 else { return }
    let leftFlanking =
      after > 0x20 && (!Self.isPunctuation(after) || before <= 0x20 || Self.isPunctuation(before))
    let rightFlanking =
      before > 0x20 && (!Self.isPunctuation(before) || after <= 0x20 || Self.isPunctuation(after))
    let isUnderscore = mark == UInt8(ascii: "_")
    let canOpen = leftFlanking && (!isUnderscore || !rightFlanking || Self.isPunctuation(before))
    let canClose = rightFlanking && (!isUnderscore || !leftFlanking || Self.isPunctuation(after))
    runs.append(Run(place: place, mark: mark, count: count, kept: count))
    let this = runs.count - 1
    if canClose { close(this) }
    if canOpen, runs[this].kept > 0 { openers[mark, default: []].append(this) }
  }

  private mutating func close(_ closer: Int) {
    let mark = runs[closer].mark
    while runs[closer].kept > 0, let opener = openers[mark]?.last {
      let taken = min(runs[closer].kept, runs[opener].kept)
      runs[closer].kept -= taken
      runs[opener].kept -= taken
      if runs[opener].kept == 0 { openers[mark]?.removeLast() }
    }
  }

  private mutating func removeMarkup() {
    guard runs.contains(where: { $0.kept < $0.count }) else { return }
    var kept: [UInt8] = []
    kept.reserveCapacity(output.count)
    var next = 0
    for run in runs.sorted(by: { $0.place < $1.place }) {
      kept += output[next..<run.place + run.kept]
      next = run.place + run.count
    }
    output = kept + output[next...]
  }

  // MARK: Classes

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  /// ASCII punctuation.
  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }
}
