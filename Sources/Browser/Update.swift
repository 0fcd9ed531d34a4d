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
    lookForHighlights()
    defer { unkept = [] }
    return unkept + effects
  }

  private mutating func react(to message: Message) -> [Effect] {
    switch message {
    case .key(let key): return press(key)
    case .pasted(let text):
      if let asked = question {
        question?.field.insert(text)
        question?.completions = nil
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
      if !hasFindings { loading = .reading(text) }
    case .loaded(let dossier, let completeness): take(dossier, completeness)
    case .notebook(let notebook, let refusal): take(notebook, refusal: refusal)
    case .saved(let notebook, let problem): take(saved: notebook, problem: problem)
    case .loadFailed(let reason):
      if hasFindings {
        notice = Notice("what was read stays; \(reason)", .warning)
        isCutOff = true
      } else {
        loading = .failed(reason)
      }
    case .paused: showsFollowing = isKeyPending
    case .resumed:
      return [.repaint]
    case .ended(let outcome): take(outcome)
    }
    return []
  }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    returning = nil
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

  private mutating func take(_ newer: Dossier, _ completeness: Message.Completeness) {
    // A dossier without findings does not take the place of one that has them.
    if hasFindings, completeness == .searchable { return }
    let news = hasFindings ? ArrivalNews(from: desk.found, to: newer) : nil
    hasFindings = completeness != .searchable
    desk.found = newer
    loading = hasFindings ? .done : .finding
    correct()
    tell(news, completeness)
    isCutOff = false
    if hasFindings, let session = returning {
      returning = nil
      restore(session)
    }
  }

  /// Says what a newer dossier brought; with `…` while its findings are still being made.
  private mutating func tell(_ news: ArrivalNews?, _ completeness: Message.Completeness) {
    if let news, !news.isEmpty {
      notice = Notice(completeness == .complete ? news.text : news.text + " …")
      arrival = completeness == .complete ? nil : news
    } else if isCutOff {
      notice = Notice("the files are back")
    }
    if completeness == .complete, let finished = arrival {
      if notice?.text == finished.text + " …" { notice = Notice(finished.text) }
      arrival = nil
    }
  }

  /// Shows a newer dossier; everything stays where it was, by the names of articles and entities and by the words of
  /// quotes and events.
  mutating func replace(_ newer: Dossier) {
    let anchors = Anchors(self)
    picker = nil
    if overlay?.outlivesDossier == false { overlay = nil }
    marks = marks.compactMapValues { $0.carried(from: dossier, to: newer) }
    filter = filter.carried(from: dossier, to: newer)
    clearedFilter = clearedFilter.carried(from: dossier, to: newer)
    dossier = newer
    highlights = Highlights(desk.notebook, in: newer)
    visible = Visible(newer, filter)
    rangeStart = nil
    let widest = newer.articles.reduce(0) { max($0, Columns.width(of: $1.outlet?.value ?? "")) }
    outletColumns = widest == 0 ? 0 : max(8, min(20, widest))
    anchors.restore(&self)
    settle()
  }
}
