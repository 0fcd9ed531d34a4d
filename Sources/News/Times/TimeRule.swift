import Prose

/// One way to write a time: its name, its forms, and what they mean.
///
/// A form is a row of elements: `<class>`, a word or mark that stands for itself, several of either with `|`
/// between them (a row of words in one alternative is joined by `_`), `?` after an element that may be missing.
/// `{about}` and `{count}` stand for the alternatives listed in `TimeRules`.
/// Where only a part of the form is the expression, brackets enclose it: `for [<units>]`.
struct TimeRule: Sendable {
  let name: String
  let forms: [String]
  /// `nil` where the words turn out to say something else; the next shorter form is tried then.
  let reading: @Sendable (TimeMatch, TimeContext) -> TimeReading?

  init(
    _ name: String, _ forms: String..., reading: @escaping @Sendable (TimeMatch, TimeContext) -> TimeReading?
  ) {
    self.name = name
    self.forms = forms
    self.reading = reading
  }
}

/// The values of the classes that a form matched, in order of the text.
struct TimeMatch {
  let values: ArraySlice<TimeSymbol>
  /// Indices into the pieces of the sentence: the expression itself.
  let pieces: Range<Int>

  subscript(_ kind: TimeClass) -> Int? { values.first { $0.symbol == kind.symbol }?.value }

  func all(_ kind: TimeClass) -> [Int] { values.filter { $0.symbol == kind.symbol }.map(\.value) }

  var unit: TimeReading.Unit? { (self[.unit] ?? self[.units]).flatMap(TimeReading.Unit.init(rawValue:)) }

  /// The number as a duration has it; `X` for "several", "few" and for none.
  var count: String {
    if let number = self[.number] { return String(number) }
    return self[.some].map { $0 > 0 ? String($0) : "X" } ?? "X"
  }
}
