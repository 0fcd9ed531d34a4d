import News
import Prose
import Screen

/// A page over everything else. Lines of mentions are made as they are shown, for there can be thousands.
struct OverlayPane {
  private let state: BrowserState
  private let lines: [PageLine]
  private let passages: [Passage]

  init(state: BrowserState) {
    self.state = state
    let wanted = PageFilter(state.overlay?.wanted ?? "")
    if case .mentions(_, let all) = state.overlay?.topic {
      lines = []
      passages = wanted.isEmpty ? all : all.filter { wanted.matches(Self.surroundings(of: $0, state)) }
    } else {
      lines = wanted.lines(of: Self.lines(state))
      passages = []
    }
  }

  private static func lines(_ state: BrowserState) -> [PageLine] {
    switch state.overlay?.topic {
    case .keys: KeysPage(state: state).lines
    case .syntax: KeysPage(state: state).syntax
    case .problems: problemLines(state).map { PageLine($0) }
    case .article: articleLines(state).map { PageLine($0) }
    case .notes: NotesPage(state: state).lines
    case .suggestions(let pairs): SuggestionsPage(state: state, pairs: pairs).lines
    case .hidden: state.reader.article.map { HiddenPage(state: state, id: $0).lines } ?? []
    case .card(let id): EntityCard(state: state, id: id).lines
    case .tellings(let id): TellingsPage(state: state, id: id).lines
    case .why(let subject): WhyPage(state: state, subject: subject).lines
    case .facets: FacetsPage(state: state).lines
    case .alike(let id): AlikePage(state: state, id: id).lines
    case .mentions, nil: []
    }
  }

  /// The outlet and the paragraph that a mention stands in.
  private static func surroundings(of passage: Passage, _ state: BrowserState) -> String {
    let article = state.dossier[passage.article]
    let block = article.blockIndex(at: passage.span.start).map { article.blocks[$0].span } ?? passage.span
    return (article.outlet?.value ?? article.name) + " " + article.text[block]
  }

  /// Rows for its lines.
  var height: Int { max(1, state.size.rows - 4) }

  /// How many lines there are.
  var count: Int { lines.count + passages.count }

  func line(_ index: Int) -> PageLine {
    if lines.indices.contains(index) { return lines[index] }
    guard passages.indices.contains(index) else { return PageLine(StyledText()) }
    let text = ConcordanceLine(state: state, columns: state.size.columns).text(passages[index])
    return PageLine(text, target: .passage(passages[index]))
  }

  /// The lines that lead somewhere.
  var targets: [Int] {
    lines.isEmpty ? Array(passages.indices) : lines.indices.filter { lines[$0].target != nil }
  }

  var title: String {
    switch state.overlay?.topic {
    case .keys: "Keys"
    case .syntax: "What can be typed into a search"
    case .problems: "What was not read as it should"
    case .article: "About this article"
    case .notes: "Your corrections and notes"
    case .hidden: "Hidden characters of this article"
    case .mentions(let name, _): "Mentions of \(name)"
    case .card(let id): state.dossier[id].name
    case .tellings(let id): state.dossier.name(of: id)
    case .why: "Why?"
    case .suggestions: "Names that may be one"
    case .facets: "What is found for \(state.search.results?.text ?? "")"
    case .alike(let id): "Articles like \(state.dossier.headline(of: id))"
    case nil: ""
    }
  }

  func draw(on frame: inout Frame) {
    let top = state.overlay?.top ?? 0
    let place = StyledText(" " + self.place + " ", .faint)
    let head = frame.bounds.line(0)
    let room = head.inset(right: place.columns + 1)
    let used = frame.write(clipping: " " + title, in: room, Style(.focusedTitle, .bold))
    if let wanted = state.overlay?.wanted, !wanted.isEmpty {
      frame.write(clipping: "  with “\(wanted)”", in: room.inset(left: used), Style(.match))
    }
    frame.write(right: place, in: head)
    frame.rule(frame.bounds.line(1), "─", Style(.rule))
    if count == 0 { frame.write(clipping: "  no line has that", in: frame.bounds.line(2), .faint) }
    for (row, index) in (top..<max(top, min(count, top + height))).enumerated() {
      let rect = frame.bounds.line(row + 2)
      guard !rect.isEmpty else { break }
      frame.write(line(index).text, at: rect.origin, columns: rect.columns)
      guard index == state.overlay?.selected else { continue }
      frame.restyle(rect) { Style($0.role == .match ? .match : .text, $0.emphasis.union(.selected)) }
      frame.write("▌", at: rect.origin, Style(.focusedTitle, .selected))
      frame.cursor = rect.origin
    }
  }

  /// Which of the lines that lead somewhere is selected, or the share that has been read.
  var place: String {
    let targets = targets
    if let selected = state.overlay?.selected, !targets.isEmpty {
      return "\((targets.firstIndex { $0 >= selected } ?? 0) + 1)/\(targets.count)"
    }
    return "\(min(count, (state.overlay?.top ?? 0) + height) * 100 / max(1, count))%"
  }

  private static func articleLines(_ state: BrowserState) -> [StyledText] {
    guard let id = state.reader.article else { return [StyledText("  no article is open", .faint)] }
    return ArticleFacts(dossier: state.dossier, id: id, columns: state.size.columns).lines
  }

  private static func problemLines(_ state: BrowserState) -> [StyledText] {
    let problems = state.settings.problems + state.dossier.problems
    guard !problems.isEmpty else { return [StyledText("  every file was read", .faint)] }
    return problems.map { problem in
      var line = StyledText(
        "  " + Columns.padded(problem.severity.rawValue, to: 9), Style(problem.severity.role))
      line.append(problem.path + (problem.line.map { ":\($0)" } ?? ""), .text)
      line.append(": " + problem.message, .faint)
      return line
    }
  }
}

extension Problem.Severity {
  var role: Role {
    switch self {
    case .note: .faint
    case .warning: .warning
    case .failure: .failure
    }
  }
}
