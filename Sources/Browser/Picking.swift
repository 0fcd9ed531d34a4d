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
  /// Which of the earlier command lines the prompt shows; `nil` for a new one.
  var recalled: Int?

  init(_ content: Catalogue.Content, _ catalogue: Catalogue) {
    self.content = content
    self.catalogue = catalogue
    matches = catalogue.matches(FuzzyPattern(""))
  }

  var pattern: FuzzyPattern { FuzzyPattern(content == .commands ? commandLine.name : field.text) }

  /// The field as a command and what is said to it.
  var commandLine: CommandLine { CommandLine(field.text) }

  var selected: Catalogue.Target? {
    matches.indices.contains(cursor.selected) ? catalogue.targets[matches[cursor.selected]] : nil
  }

  /// Matches anew after the field has changed.
  mutating func match() {
    matches = catalogue.matches(pattern)
    cursor = ListCursor()
    // Whoever writes a name out means that command, however well a longer one matches.
    let named = catalogue.targets.firstIndex(of: .command(commandLine.name))
    if content == .commands, let named {
      matches.removeAll { $0 == named }
      matches.insert(named, at: 0)
    }
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
    switch target {
    case .command(let name): return give(name, picker)
    case .query(let query):
      search(query)
      return []
    case .saved(let saved):
      search(saved.query)
      return []
    case .article, .entity, .event, .quote: break
    }
    history.leave(currentPlace)
    go(to: target)
    settle()
    return []
  }

  /// Carries a command out, with what was said to it.
  private mutating func give(_ name: String, _ picker: PickerState) -> [Effect] {
    guard let command = settings.commands.first(where: { $0.name == name }) else { return [] }
    let argument = picker.content == .commands ? picker.commandLine.argument : ""
    if !argument.isEmpty, command.argument == nil {
      notice = Notice("\(name) takes nothing after it", .warning)
      return []
    }
    keep(.command(argument.isEmpty ? name : name + " " + argument))
    guard let taking = command.argument, !argument.isEmpty else { return command.perform(&self) }
    return taking.perform(&self, argument)
  }

  /// Brings the command line before the one in the prompt back.
  mutating func recallCommand() {
    guard let picker, picker.content == .commands else {
      notice = Notice("earlier searches are among these; earlier commands come back after :")
      return
    }
    let index = (picker.recalled ?? memory.commands.count) - 1
    guard memory.commands.indices.contains(index) else { return }
    self.picker?.recalled = index
    self.picker?.field = TextField(memory.commands[index])
    self.picker?.match()
  }

  /// Forgets the search that is selected.
  mutating func forgetPick() {
    switch picker?.selected {
    case .saved(let search) where !memory.searches.contains(search):
      notice = Notice("“\(search.name)” stands in the configuration, and can be taken out there")
      return
    case .saved(let search): keep(.forgottenSearch(search.name))
    case .query(let query): keep(.forgottenQuery(query))
    case .article, .entity, .event, .quote, .command, nil:
      notice = Notice("only searches can be forgotten")
      return
    }
    guard var picker else { return }
    let field = picker.field
    picker = PickerState(picker.content, Catalogue(self, picker.content))
    picker.field = field
    picker.match()
    self.picker = picker
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
    case .query, .saved, .command: break
    }
  }
}
