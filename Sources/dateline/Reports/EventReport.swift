import News
import Prose

/// An event of the timeline, and every passage that tells of it.
struct EventReport: Report {
  let dossier: Dossier
  let event: Event

  var text: String {
    let status = event.status == .reported ? "" : " (\(event.status.rawValue))"
    let heading = "\(event.days.notation)  \(dossier.name(of: event))\(status)\(event.origin.words)"
    return printable(
      [heading] + event.tellings.map { "  \(dossier.place($0.passage)): \(dossier.text($0.passage))" }
        + context)
  }

  /// One line: where the reports go on about it.
  private var context: [String] {
    var places: [String] = []
    var last = ""
    for passage in event.context.map(\.passage) {
      let place = dossier.place(passage)
      if place == last { continue }
      let name = dossier[passage.article].name
      places.append(last.hasPrefix(name + ":") ? String(place.dropFirst(name.count + 1)) : place)
      last = place
    }
    return places.isEmpty ? [] : ["  around it: " + places.joined(separator: ", ")]
  }

  var records: [JSON] {
    [
      .record(
        "event",
        [
          "first": JSON(event.days.first?.iso), "last": JSON(event.days.last?.iso),
          "grain": .string("\(event.days.grain)"), "status": .string(event.status.rawValue),
          "name": JSON(event.name), "label": dossier.record(of: event.label),
          "tellings": .array(event.tellings.map(record)),
          "context": .array(event.context.map(record)), "rule": .string(event.rule),
        ])
    ]
  }

  private func record(of telling: Telling) -> JSON {
    [
      "article": .string(dossier[telling.passage.article].name),
      "start": .integer(telling.passage.span.start),
      "end": .integer(telling.passage.span.end), "text": .string(dossier.text(telling.passage)),
      "date": telling.time.map { .time($0, of: dossier[telling.passage.article].text) } ?? .null,
      "rule": .string(telling.rule),
    ]
  }
}

extension JSON {
  /// An expression of time in `text`.
  static func time(_ time: TimeMention, of text: Text) -> JSON {
    [
      "start": .integer(time.span.start), "end": .integer(time.span.end), "text": .string(text[time.span]),
      "kind": .string(time.kind.rawValue), "value": .string(time.value), "first": JSON(time.days?.first?.iso),
      "last": JSON(time.days?.last?.iso), "anchor": JSON(time.anchor?.iso), "rule": .string(time.rule),
    ]
  }
}

extension TimeSpan {
  /// Whether it has a day from `first` to `last`; an open bound reaches everywhere, but no bound at all is no day.
  func isWithin(_ first: Day?, _ last: Day?) -> Bool {
    guard first != nil || last != nil else { return true }
    guard self.first != nil || self.last != nil else { return false }
    if let first, let end = self.last, end < first { return false }
    if let last, let start = self.first, last < start { return false }
    return true
  }
}
