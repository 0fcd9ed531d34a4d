import News
import Prose
import Screen

extension BrowserState {
  /// Changes the state as the message asks: the only way it ever changes.
  /// - Returns: what the outside is to do, in order.
  public mutating func update(_ message: Message) -> [Effect] {
    let effects = react(to: message)
    catchUp()
    if let article = reader.article { walk?.keep(article, dossier) }
    defer { unkept = [] }
    return unkept + effects
  }

  private mutating func react(to message: Message) -> [Effect] {
    switch message {
    case .key(let key): return press(key)
    case .pasted(let text):
      if let asked = question {
        question?.field.insert(text)
        if asked.purpose == .find { find(question?.field.text ?? "") }
      } else if picker != nil {
        picker?.field.insert(text)
        picker?.match()
      } else if search.isTyping, overlay == nil {
        search.field.insert(text)
        searchAsTyped()
      }
    case .mouse(let event): return take(event)
    case .resized(let size):
      self.size = size
      settle()
    case .progress(let text):
      if loading != .done { loading = .reading(text) }
    case .loaded(let dossier, let completeness): take(dossier, completeness)
    case .loadFailed(let reason):
      loading = .failed(reason)
    case .paused: showsFollowing = isKeyPending
    case .resumed:
      return [.repaint]
    case .ended(let outcome): take(outcome)
    }
    return []
  }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    if let letter = awaited {
      awaited = nil
      showsFollowing = false
      take(letter: key, for: letter)
      return []
    }
    if takeDigit(key) { return [] }
    if key.code == .escape, repetition != nil || !pendingKeys.isEmpty {
      forgetPendingKeys()
      repetition = nil
      return []
    }
    let scopes = scopes
    pendingKeys.append(key)
    switch settings.keymap.match(pendingKeys, in: scopes) {
    case .command(let command):
      forgetPendingKeys()
      return perform(command, key)
    case .pending: return []
    case .none: break
    }
    let run = pendingKeys
    forgetPendingKeys()
    repetition = nil
    if question != nil {
      type(key)
    } else if picker != nil {
      if picker?.field.edit(key) == true { picker?.match() }
    } else if search.isTyping, overlay == nil {
      if search.field.edit(key) { searchAsTyped() }
    } else if run.count > 1 {
      notice = Notice("\(run.map(\.description).joined()) is no key here; ? shows all keys")
    }
    return []
  }

  mutating func forgetPendingKeys() {
    pendingKeys = []
    showsFollowing = false
  }

  private mutating func perform(_ command: Command, _ key: Key) -> [Effect] {
    lastKey = key
    let count = repetition
    let effects = command.perform(&self)
    if repetition == count { repetition = nil }
    return effects
  }

  /// Where keys are looked up, the nearest first.
  var scopes: [Command.Scope] {
    if question != nil { return [.question] }
    if picker != nil { return [.picker] }
    if overlay != nil { return [.page] }
    if search.isTyping { return [.search] }
    return [focus == .reader ? .reader : .lists, .everywhere]
  }

  // MARK: A new dossier

  /// Shows a newer dossier; everything stays where it was, by the names of articles and entities.
  private mutating func take(_ newer: Dossier, _ completeness: Message.Completeness) {
    let anchors = Anchors(self)
    picker = nil
    if overlay?.outlivesDossier == false { overlay = nil }
    marks = marks.compactMapValues { $0.carried(from: dossier, to: newer) }
    filter = filter.carried(from: dossier, to: newer)
    clearedFilter = clearedFilter.carried(from: dossier, to: newer)
    dossier = newer
    visible = Visible(newer, filter)
    rangeStart = nil
    outletColumns = newer.articles.reduce(8) { columns, article in
      max(columns, min(20, Columns.width(of: article.outlet?.value ?? "")))
    }
    loading = completeness == .complete ? .done : .finding
    anchors.restore(&self)
    settle()
  }
}

/// What has to be found again in a newer dossier, by name.
private struct Anchors {
  private let article: String?
  private let offset: Int
  private let selections: [Pane: String]
  private let query: String?

  init(_ state: BrowserState) {
    article = state.reader.article.map { state.dossier[$0].name }
    offset = state.reader.topOffset
    var selections: [Pane: String] = [:]
    for pane in [Pane.people, .organisations, .places] {
      if let index = state.selectedIndex(pane) {
        selections[pane] = state.dossier[state.entities(pane)[index]].name
      }
    }
    if let index = state.selectedIndex(.articles) {
      selections[.articles] = state.dossier[state.visible.articles[index]].name
    }
    self.selections = selections
    query = state.search.results?.text
  }

  func restore(_ state: inout BrowserState) {
    let names = state.dossier.articles.map(\.name)
    state.reader.reset()
    state.history.clear()
    state.quote = nil
    state.walk = nil
    for pane in [Pane.people, .organisations, .places] {
      guard let name = selections[pane] else { continue }
      let index = state.entities(pane).firstIndex { state.dossier[$0].name == name }
      state.select(index ?? state.cursor(pane).selected, in: pane)
    }
    if let name = selections[.articles], let place = names.firstIndex(of: name),
      let index = state.visible.index(of: Article.ID(place))
    {
      state.select(index, in: .articles)
    }
    if let query { state.repeatSearch(query) }
    if let article, let index = names.firstIndex(of: article) {
      state.open(Article.ID(index))
      state.reader.show(offset: offset, height: state.readerHeight)
    } else if let index = state.selectedIndex(.articles) {
      state.open(state.visible.articles[index])
    }
  }
}
