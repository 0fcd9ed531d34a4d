import News

/// What the reader states about one thing, and whether it is in the articles as they are now.
struct NoteReport: Report {
  let dossier: Dossier
  let subject: Notebook.Subject

  static var isParagraph: Bool { false }

  private var stated: [(field: Notebook.Field, value: Notebook.Value)] {
    let stated = dossier.notes.notebook[subject]
    return Notebook.Field.allCases.compactMap { field in stated[field].map { (field, $0) } }
  }

  private var isPlaced: Bool { !dossier.notes.unplaced.contains(subject) }

  var text: String {
    let about = (subject.anchor.map { "\($0.file): " } ?? "") + subject.title
    let lost = isPlaced ? "" : " (not found in the articles as they are now)"
    return printable(
      ["\(subject.section.rawValue) \(about)\(lost)"]
        + stated.map { "  \($0.field.rawValue): \($0.value.words)" })
  }

  var records: [JSON] {
    let anchor = subject.anchor
    let name: String? =
      switch subject {
      case .entity(_, let name), .highlight(let name): name
      default: nil
      }
    return [
      .record(
        "note",
        [
          "about": .string(subject.section.rawValue), "name": JSON(name),
          "article": JSON(anchor?.file ?? { if case .article(let name) = subject { name } else { nil } }()),
          "exact": JSON(anchor?.exact), "found": .boolean(isPlaced),
          "states": .object(stated.map { JSON.Member($0.field.rawValue, $0.value.json) }),
        ])
    ]
  }
}

extension Notebook.Value {
  fileprivate var words: String {
    switch self {
    case .text(let text): text
    case .flag(let flag): flag ? "yes" : "no"
    case .list(let list): list.isEmpty ? "nobody" : list.joined(separator: ", ")
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .text(let text): .string(text)
    case .flag(let flag): .boolean(flag)
    case .list(let list): .strings(list)
    }
  }
}
