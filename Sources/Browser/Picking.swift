import News
import Prose
import Screen

/// Going to anything by some letters of its name, and giving commands by theirs.
struct PickerState: Sendable {
  let content: Catalogue.Content
  let catalogue: Catalogue
  var field = TextField()
  /// Indices into the targets of the catalogue.
  private(set) var matches: [Int]
  var cursor = ListCursor()

  init(_ content: Catalogue.Content, _ catalogue: Catalogue) {
    self.content = content
    self.catalogue = catalogue
    matches = catalogue.matches(FuzzyPattern(""))
  }

  var pattern: FuzzyPattern { FuzzyPattern(field.text) }

  var selected: Catalogue.Target? {
    matches.indices.contains(cursor.selected) ? catalogue.targets[matches[cursor.selected]] : nil
  }

  /// Matches anew after the field has changed.
  mutating func match() {
    matches = catalogue.matches(pattern)
    cursor = ListCursor()
  }

  /// What the longest part of the text that matches anything would find.
  var nearest: Catalogue.Target? {
    var text = field.text
    while !text.isEmpty {
      text.removeLast()
      if let first = catalogue.matches(FuzzyPattern(text)).first { return catalogue.targets[first] }
    }
    return nil
  }
}

extension BrowserState {
  mutating func openPicker(_ content: Catalogue.Content) {
    overlay = nil
    picker = PickerState(content, Catalogue(self, content))
  }

  mutating func movePick(_ distance: Int) {
    guard var picker else { return }
    picker.cursor.move(by: distance, count: picker.matches.count)
    picker.cursor.reveal(count: picker.matches.count, visible: PickerPane.height(size))
    self.picker = picker
  }

  /// Writes the name of the selected match into the prompt.
  mutating func completePick() {
    guard let target = picker?.selected else { return }
    let label = label(of: target)
    picker?.field = TextField(label)
    picker?.match()
  }

  /// Goes to what is selected, or does it.
  mutating func pick() -> [Effect] {
    guard let picker else { return [] }
    guard let target = picker.selected else {
      let nearest = picker.nearest.map { "; the nearest is “\(label(of: $0))”" } ?? ""
      notice = Notice("nothing is called “\(picker.field.text)”\(nearest)", .warning)
      return []
    }
    self.picker = nil
    if case .command(let name) = target {
      return settings.commands.first { $0.name == name }?.perform(&self) ?? []
    }
    if case .query(let query) = target {
      search.origin = currentPlace
      search.field = TextField(query)
      acceptSearch()
      return []
    }
    history.leave(currentPlace)
    go(to: target)
    settle()
    return []
  }

  private mutating func go(to target: Catalogue.Target) {
    switch target {
    case .article(let id):
      open(id)
      if let index = visible.index(of: id) { select(index, in: .articles) }
      setFocus(.reader)
    case .entity(let id):
      let pane = Pane.names(of: dossier[id].kind)
      if let index = entities(pane).firstIndex(of: id) { select(index, in: pane) }
      setFocus(pane)
      follow()
    case .event(let id):
      select(visible.events.partitioningIndex { $0 >= id }, in: .timeline)
      setFocus(.timeline)
      follow()
    case .quote(let id):
      quote = id
      select(visible.speech.partitioningIndex { $0 >= id }, in: .quotes)
      show(dossier[id].passage)
      setFocus(.reader)
    case .query, .command: break
    }
  }
}
