public import Prose

/// What is indexed of one document: a text, and which parts of it and which values beside it belong to which
/// field.
///
/// Anything may be given in any order; spans beyond the text are cut.
public struct Document: Sendable {
  /// What all spans address.
  public let text: Text
  /// Parts and passages: spans of `text` with the field they belong to.
  private(set) var spans: [Stretch] = []
  private(set) var names: [(group: NameGroup, places: Range<Int>)] = []
  /// Of the names.
  private(set) var places: [Span] = []
  private(set) var days: [(field: Int, days: ClosedRange<Int>)] = []

  struct Stretch: Sendable {
    let field: Int
    let span: Span
    /// What its words are worth; `nil` for what the field says.
    var weight: Double?
  }

  /// A document without fields: nothing of it is found until they are added.
  public init(_ text: Text) {
    self.text = text
  }

  /// Makes `span` a part of a field of kind `text` or `passages`. Parts of `text` fields that overlap are cut
  /// where the earlier one ends.
  /// - Parameter weight: what the words of this part are worth when documents are ranked, in place of the field's
  ///   own weight; for `text` fields.
  public mutating func add(_ span: Span, to field: Int, weighing weight: Double? = nil) {
    spans.append(Stretch(field: field, span: span, weight: weight))
  }

  /// Adds a value of a field of kind `names`.
  /// - Parameter places: where the text shows it, in UTF-8 offsets; those are the hits of `person:lee`.
  public mutating func add(name: String, at places: [Span] = [], to field: Int) {
    add(NameGroup([name], of: field), at: places[...])
  }

  /// Adds the values of a field of kind `names` that stand for one thing.
  /// - Parameter places: where the text shows the thing, under whichever name, in UTF-8 offsets.
  public mutating func add(_ group: NameGroup, at places: ArraySlice<Span>) {
    names.append((group, self.places.count..<self.places.count + places.count))
    self.places.append(contentsOf: places)
  }

  /// The same of one place.
  public mutating func add(_ group: NameGroup, at place: Span) {
    names.append((group, places.count..<places.count + 1))
    places.append(place)
  }

  /// Makes room for so many more spans, values, and places of values in all.
  public mutating func reserveCapacity(spans: Int, names: Int, places: Int) {
    self.spans.reserveCapacity(self.spans.count + spans)
    self.names.reserveCapacity(self.names.count + names)
    self.places.reserveCapacity(self.places.count + places)
  }

  /// Adds days, counted from 1970-01-01, to a field of kind `days`.
  public mutating func add(days range: ClosedRange<Int>, to field: Int) {
    days.append((field, range))
  }
}
