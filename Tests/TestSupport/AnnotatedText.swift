/// Running text with findings written into it, as tests read and write them:
///
///     Mr Lee said: «quote|Mr Lee: “Peace first.”»
///
/// A finding opens with `«`, its label, a colon and a space, and closes with `»`; findings nest. The text itself holds
/// no guillemets.
public struct AnnotatedText: Equatable, Sendable {
  /// A labelled stretch of the text.
  public struct Annotation: Hashable, Sendable {
    /// UTF-8 offsets into `text`.
    public let range: Range<Int>
    /// What is said of it, without a colon followed by a space.
    public let label: String

    public init(_ range: Range<Int>, _ label: String) {
      self.range = range
      self.label = label
    }
  }

  /// The text without its annotations.
  public let text: String
  /// Outer ones before inner ones, in order of the text.
  public let annotations: [Annotation]

  public init(_ text: String, _ annotations: [Annotation]) {
    self.text = text
    self.annotations = annotations.sorted {
      ($0.range.lowerBound, $1.range.upperBound, $0.label) < (
        $1.range.lowerBound, $0.range.upperBound, $1.label
      )
    }
  }

  /// Reads annotated text. What is opened and never closed ends with the text.
  public init(parsing annotated: String) {
    var text = ""
    var found: [Annotation] = []
    var open: [(start: Int, label: String)] = []
    var rest = annotated[...]
    while let character = rest.popFirst() {
      switch character {
      case "«":
        let (label, next) = Self.label(of: rest)
        open.append((text.utf8.count, label))
        rest = next
      case "»":
        if let last = open.popLast() { found.append(Annotation(last.start..<text.utf8.count, last.label)) }
      default: text.append(character)
      }
    }
    for (start, label) in open { found.append(Annotation(start..<text.utf8.count, label)) }
    self.init(text, found)
  }

  /// The label that stands at the start of `text`, and what follows its colon and space.
  private static func label(of text: Substring) -> (label: String, rest: Substring) {
    guard let colon = text.firstRange(of: ": ") else { return ("", text) }
    return (String(text[..<colon.lowerBound]), text[colon.upperBound...])
  }
}

extension AnnotatedText: CustomStringConvertible {
  /// The text with its annotations written into it; parsing it gives the same value back where they nest.
  public var description: String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    for offset in 0...bytes.count {
      let closing = annotations.filter { $0.range.upperBound == offset && !$0.range.isEmpty }
      for _ in closing { result += "»".utf8 }
      for annotation in annotations where annotation.range.lowerBound == offset {
        result += "«\(annotation.label): ".utf8
        if annotation.range.isEmpty { result += "»".utf8 }
      }
      if offset < bytes.count { result.append(bytes[offset]) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
