import News
import Prose
import Screen

/// What a correction or a note is about: what is selected, or where the reader was led to.
enum EditTarget: Hashable, Sendable {
  case article(Article.ID)
  case entity(Entity.ID)
  case quote(Quote.ID)
  case event(Event.ID)
  case passage(Passage)
}

extension BrowserState {
  var editTarget: EditTarget? {
    switch focus {
    case .timeline: return selectedIndex(.timeline).map { .event(visible.events[$0]) }
    case .quotes: return selectedIndex(.quotes).map { .quote(visible.speech[$0]) }
    case .people, .organisations, .places: return selectedIndex(focus).map { .entity(entities(focus)[$0]) }
    case .articles, .results: return reader.article.map { .article($0) }
    case .reader:
      if let quote = pointedQuote { return .quote(quote) }
      if let mention = pointedMention { return .entity(mention.entity) }
      return paragraphRead.map { .passage($0) } ?? reader.article.map { .article($0) }
    }
  }

  func subject(of target: EditTarget) -> Notebook.Subject {
    switch target {
    case .article(let id): dossier.subject(of: id)
    case .entity(let id): dossier.subject(of: id)
    case .quote(let id): dossier.subject(of: id)
    case .event(let id): dossier.subject(of: id)
    case .passage(let passage): dossier.subject(of: passage)
    }
  }

  /// In a word or two, for prompts and messages.
  func label(of target: EditTarget) -> String {
    switch target {
    case .article(let id): shortened(dossier.headline(of: id))
    case .entity(let id): dossier[id].name
    case .quote(let id): shortened(dossier.text(dossier[id].passage))
    case .event(let id): shortened(dossier.name(of: id))
    case .passage: "this paragraph"
    }
  }

  private func shortened(_ text: String) -> String { Columns.truncated(ExcerptText.line(text), to: 32) }

  private mutating func withTarget(
    _ needed: String, _ effects: (inout BrowserState, EditTarget) -> [Effect]?
  ) -> [Effect] {
    guard let target = editTarget, let done = effects(&self, target) else {
      notice = Notice("select \(needed) first")
      return []
    }
    return done
  }

  // MARK: Marking

  mutating func toggleStar() -> [Effect] {
    withTarget("something to star") { state, target in
      let subject = state.subject(of: target)
      let isStarred = state.desk.notebook[subject, .starred]?.flag == true
      let change = state.desk.notebook.change(subject, .starred, to: isStarred ? nil : .flag(true))
      return state.edit((isStarred ? "star taken off " : "starred ") + state.label(of: target), [change])
    }
  }

  /// Asks for what is to be stated about what is selected.
  mutating func askForRemark(_ field: Notebook.Field) -> [Effect] {
    withTarget("something to write on") { state, target in
      state.ask(.statement(state.subject(of: target), field))
      return []
    }
  }

  // MARK: Correcting

  /// The title of an article, the name of a person or event.
  mutating func askForName() -> [Effect] {
    withTarget("an article, a name or an event") { state, target in
      switch target {
      case .article(let id): state.ask(.statement(state.dossier.subject(of: id), .title))
      case .entity, .event: state.ask(.statement(state.subject(of: target), .name))
      case .quote, .passage: return nil
      }
      return []
    }
  }

  mutating func askForDate() -> [Effect] {
    withTarget("an article or an event") { state, target in
      switch target {
      case .event: state.ask(.statement(state.subject(of: target), .date))
      case .article, .entity, .quote, .passage:
        guard let id = state.reader.article else { return nil }
        state.ask(.statement(state.dossier.subject(of: id), .date))
      }
      return []
    }
  }

  mutating func askForKind() -> [Effect] {
    withTarget("a quote or a name") { state, target in
      switch target {
      case .quote: state.ask(.statement(state.subject(of: target), .kind))
      case .entity: state.ask(.statement(state.subject(of: target), .as))
      case .event: state.ask(.statement(state.subject(of: target), .status))
      case .article, .passage: return nil
      }
      return []
    }
  }

  mutating func askForSpeakers() -> [Effect] {
    withTarget("a quote") { state, target in
      guard case .quote = target else { return nil }
      state.ask(.statement(state.subject(of: target), .speakers))
      return []
    }
  }

  /// What names are the same as the selected one, or what forms are not its own.
  mutating func askForNames(_ field: Notebook.Field) -> [Effect] {
    withTarget("a name") { state, target in
      guard case .entity = target else { return nil }
      state.ask(.statement(state.subject(of: target), field))
      return []
    }
  }

  mutating func askForOwner() -> [Effect] {
    guard let article = reader.article, let mention = pointedMention else {
      notice = Notice("go to a name in the reader first, with ]e")
      return []
    }
    ask(.statement(dossier.subject(ofMention: Passage(article, mention.span)), .entity))
    return []
  }

  mutating func askAboutReport(_ field: Notebook.Field) {
    guard let id = reader.article else {
      notice = Notice("no article is open")
      return
    }
    ask(.statement(dossier.subject(of: id), field))
  }

  /// Takes a name, an event or a line out; brings back a line that was taken out.
  mutating func takeOut() -> [Effect] {
    withTarget("a name, an event or a paragraph") { state, target in
      let subject = state.subject(of: target)
      switch target {
      case .entity(let id):
        let change = state.desk.notebook.change(subject, .ignored, to: .flag(true))
        return state.edit("\(state.dossier[id].name) is no \(state.dossier[id].kind.rawValue)", [change])
      case .event:
        let change = state.desk.notebook.change(subject, .hidden, to: .flag(true))
        return state.edit("event hidden: \(state.label(of: target))", [change])
      case .passage: return state.toggleLine()
      case .article, .quote: return nil
      }
    }
  }

  private mutating func toggleLine() -> [Effect] {
    guard let place, let id = reader.article else { return [] }
    let article = dossier[id]
    let removal =
      reader.showsFurniture ? article.removals.first { $0.span.range.contains(place.span.start) } : nil
    guard let span = removal?.span ?? paragraphRead?.span else { return [] }
    let subject = dossier.subject(ofLine: Passage(id, span))
    let change = desk.notebook.change(subject, .removed, to: .flag(removal == nil))
    return edit(removal == nil ? "line taken out" : "line brought back", [change])
  }

  /// Makes an event of the quote, name's paragraph or paragraph that is read; asks when it was.
  mutating func askForEvent() -> [Effect] {
    guard let passage = pointedQuote.map({ dossier[$0].passage }) ?? paragraphRead else {
      notice = Notice("open an article first")
      return []
    }
    let anchor = TextAnchor(passage.span, in: dossier[passage.article])
    ask(.statement(.event(anchor), .added))
    return []
  }

  /// The paragraph the reader points at, or the first one that shows.
  var paragraphRead: Passage? {
    guard let id = reader.article else { return nil }
    return blockRead(in: id).map { Passage(id, $0.span) }
  }
}
