import News
import Prose
import Screen

/// The two lines at the bottom: where the reader is and what was just said to them; and the keys that matter now.
struct StatusLine {
  let state: BrowserState
  let layout: Layout

  func draw(on frame: inout Frame) {
    if let question = state.question {
      drawQuestion(question, on: &frame)
    } else if state.search.isTyping, state.overlay == nil {
      SearchPrompt(state: state, layout: layout).draw(on: &frame)
    } else if !layout.status.isEmpty {
      drawStatus(on: &frame)
      drawHints(on: &frame)
    }
  }

  // MARK: Where the reader is

  private func drawStatus(on frame: inout Frame) {
    // Over a page only what has just happened is told: what the reader shows is not to be seen.
    if state.overlay != nil, state.notice == nil { return }
    frame.write(right: walked, in: layout.status.inset(left: 1, right: 1))
    let room = room
    if let notice = state.notice {
      frame.write(clipping: notice.text, in: room, Style(notice.role))
    } else if case .failed(let reason) = state.loading {
      frame.write(clipping: reason, in: room, Style(.failure))
    } else if let line = describePointed {
      frame.write(clipping: line, in: room)
    } else if let range = state.range {
      frame.write(clipping: describe(range), in: room)
    } else if let filter = FilterChips(state: state).placed(in: layout), filter.room == room {
      frame.write(filter.links.line, at: room.origin, columns: room.columns)
    } else {
      frame.write(legend(columns: room.columns), at: room.origin, columns: room.columns)
    }
  }

  /// The right part: where in a walk the reader is.
  private var walked: StyledText {
    state.range == nil && state.overlay == nil ? walkStatus : StyledText()
  }

  /// What there is for the left part.
  var room: Rect { layout.status.inset(left: 1, right: 1).inset(right: walked.columns + 2) }

  /// Whether the left part is free for the filter, where that has no other place.
  var showsFilter: Bool {
    if case .failed = state.loading { return false }
    return state.notice == nil && describePointed == nil && state.range == nil && layout.readerTitle.isEmpty
  }

  /// `3 events · 15 Feb – 02 Mar  f filters by these days, v leaves the range`.
  private func describe(_ range: ClosedRange<Int>) -> StyledText {
    let days = state.rangeDays.map { state.dates.range($0) } ?? "undated"
    var line = StyledText(range.count == 1 ? "1 event" : "\(range.count) events", Style(.status))
    line.append(" · " + days, Style(.date))
    line.append("  f filters by these days, v leaves the range", .faint)
    return line
  }

  /// What the reader was led to: a quote, a name, a date.
  private var describePointed: StyledText? {
    // Where only a list shows, what restricts it comes first.
    if layout.reader.isEmpty, !state.filter.isEmpty { return nil }
    if let quote = state.pointedQuote { return describe(state.dossier[quote]) }
    if let mention = state.pointedMention { return describe(mention.entity) }
    return state.pointedTime.map(describe)
  }

  /// `▎A Mara Lindqvist · union leader · 3× in 2 articles · 2 quotes`.
  private func describe(_ id: Entity.ID) -> StyledText {
    let entity = state.dossier[id]
    var line = state.speakerMark(of: id, style: .text)
    line.append(entity.name, Style(.status, .bold))
    if let role = entity.roles.first { line.append(" · " + role, .faint) }
    let articles = state.dossier.articles(mentioning: id).count
    line.append(
      " · \(entity.mentions.count)× in \(articles) \(articles == 1 ? "article" : "articles")", .faint)
    let quotes = state.dossier.quotes(by: id).count
    if quotes > 0 { line.append(" · \(quotes) \(quotes == 1 ? "quote" : "quotes")", .faint) }
    return line
  }

  /// `Mon 2 Mar 2026 · counted from Sun 1 Mar 2026`.
  private func describe(_ time: TimeMention) -> StyledText {
    let days = time.days.map { days in
      days.first == days.last
        ? days.first.map(state.dates.long) ?? "" : state.dates.range(days)
    }
    var line = StyledText(days ?? time.value, Style(.date, .bold))
    if let anchor = time.anchor { line.append(" · counted from " + state.dates.long(anchor), .faint) }
    return line
  }

  /// `quote 2/8  A Lee Jae Myung told · line 11`: who speaks here, and what shows it.
  private func describe(_ quote: Quote) -> StyledText {
    let article = state.dossier[quote.passage.article]
    let spoken = state.dossier.quotes(in: quote.passage.article).filter(\.isSpeech)
    let ordinal = (spoken.firstIndex { $0.passage == quote.passage } ?? 0) + 1
    var line = StyledText("quote \(ordinal)/\(spoken.count)  ", Style(.status))
    for speaker in quote.speakers {
      line.append(state.speakerMark(of: speaker, style: .text))
      line.append(state.dossier[speaker].name + " ", Style(.status, .bold))
    }
    if let attribution = quote.attribution {
      line.append(attribution.words(in: article.text), .faint)
    } else {
      line.append("nobody named", .faint)
    }
    let block = article.blockIndex(at: quote.passage.span.start).map { article.blocks[$0].line } ?? 0
    let file = StyledText(" · \(article.name):\(block)", .faint)
    line.append(line.columns + file.columns <= room.columns ? file : StyledText(" · line \(block)", .faint))
    return line
  }

  /// The speakers of this article, most quoted in it first: as many as fit.
  private func legend(columns: Int) -> StyledText {
    var line = StyledText()
    guard let article = state.reader.article else { return line }
    var counts: [Entity.ID: Int] = [:]
    for quote in state.dossier.quotes(in: article) where quote.isSpeech {
      for speaker in quote.speakers { counts[speaker, default: 0] += 1 }
    }
    for (speaker, count) in counts.sorted(by: { (-$0.value, $0.key) < (-$1.value, $1.key) }) {
      var entry = state.speakerMark(of: speaker, style: .text)
      entry.append("\(state.dossier[speaker].name) \(count)", Style(.status))
      guard line.columns + entry.columns <= columns else { break }
      line.append(entry)
      line.append("  ", Style(.status))
    }
    return line
  }

  /// `3/7 here · 31 hits in 5 articles “korea”`.
  private var walkStatus: StyledText {
    guard let walk = state.walk, walk.count > 0 else { return StyledText() }
    var text = ""
    if let position = walk.position, walk.articles[position.article] == state.reader.article {
      let here = walk.spans(in: walk.articles[position.article], state.dossier).count
      text = "\(position.hit + 1)/\(here) here · "
    }
    let articles = walk.articles.count == 1 ? "1 article" : "\(walk.articles.count.grouped) articles"
    return StyledText(text + "\(walk.count.grouped) \(walk.noun) in \(articles)", Style(.status))
  }

  // MARK: Keys

  func drawHints(on frame: inout Frame) {
    frame.write(hints.line, at: layout.hints.origin, columns: layout.hints.columns)
  }

  /// The keys that matter now, each with the command that it and a click on it give.
  var hints: Links<String> {
    var hints = Links<String>()
    hints.append(" ", .text)
    if !state.pendingLabel.isEmpty {
      hints.append(state.pendingLabel + " …", Style(.prompt, .bold))
      return hints
    }
    let scopes = state.scopes
    let offered = state.settings.hints.filter { scopes.contains($0.scope) && $0.isOffered(state) }
    // Whoever knows one key only should know this one.
    let help = offered.first { $0.name == "help" }
    var room = layout.hints.columns - (help?.shownHint?.columns ?? 0) - hints.line.columns
    for command in offered where command.name != "help" {
      guard let hint = command.shownHint else { continue }
      room -= hint.columns
      guard room >= 0 else { break }
      hints.append(hint, to: command.name)
    }
    if let hint = help?.shownHint { hints.append(hint, to: help?.name) }
    return hints
  }

  // MARK: A line to type

  private func drawQuestion(_ question: Question, on frame: inout Frame) {
    let line = layout.status.isEmpty ? layout.header : layout.status
    frame.fill(line, .text)
    PromptLine(label: " \(question.label): ", field: question.field).draw(
      in: line.inset(right: 1), on: &frame)
    if let notice = state.notice {
      frame.write(
        " " + notice.text, at: layout.hints.origin, columns: layout.hints.columns, Style(notice.role))
    } else if let completions = question.completions {
      frame.write(
        completions.line(columns: layout.hints.columns), at: layout.hints.origin,
        columns: layout.hints.columns)
    } else {
      var line = hints.line
      line.append(question.help ?? "", Style(.faint))
      frame.write(line, at: layout.hints.origin, columns: layout.hints.columns)
    }
  }
}

extension Attribution {
  /// The words that name the speaker and the cue, in the order of the text; an ellipsis stands for those between.
  fileprivate func words(in text: Text) -> String {
    guard let cue else { return "“\(text[speaker])”, carried over" }
    let (first, last) = speaker < cue ? (speaker, cue) : (cue, speaker)
    let gap = last.start - first.end <= 1 ? " " : " … "
    return "“\(text[first])\(gap)\(text[last])”"
  }
}

extension StyledText {
  mutating func append(_ other: StyledText) {
    for run in other.runs { append(run.text, run.style) }
  }
}
