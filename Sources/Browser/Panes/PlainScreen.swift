import News
import Prose
import Screen
import Search

/// The screen for screen readers and braille: one pane, no rules and no signs, the cursor on what is selected, and in the
/// last line what has just happened.
struct PlainScreen {
  let state: BrowserState
  let layout: Layout

  func draw(on frame: inout Frame) {
    if let picker = state.picker {
      drawMatches(picker, on: &frame)
    } else if state.overlay != nil {
      drawOverlay(on: &frame)
    } else {
      frame.write(clipping: title, in: layout.header, .text)
      if let section = layout.sections.first { drawList(section, on: &frame) } else { drawReader(on: &frame) }
    }
    drawLastLine(on: &frame)
  }

  private var title: String {
    let count = state.count(state.focus)
    let pane = state.focus.isList ? "\(state.focus.title), \(count)" : "Reader"
    var line = "\(pane). \(state.name)"
    for part in state.filter.parts { line += ", only \(state.filterLabel(of: part))" }
    if case .reading(let what) = state.loading { line += ", \(what)" }
    return line
  }

  // MARK: Panes

  private func drawList(_ section: Layout.Section, on frame: inout Frame) {
    let count = state.count(section.pane)
    let top = state.cursor(section.pane).top
    for (row, index) in (top..<max(top, min(count, top + section.visible))).enumerated() {
      let rect = section.body.line(row)
      if index == state.selectedIndex(section.pane) { frame.cursor = rect.origin }
      frame.write(clipping: PlainRow(state: state).text(section.pane, index), in: rect, .text)
    }
  }

  private func drawReader(on frame: inout Frame) {
    guard let id = state.reader.article else { return }
    let area = layout.readerText
    frame.cursor = area.origin
    let lines = state.reader.lines.dropFirst(state.reader.top).prefix(area.rows)
    for (row, line) in lines.enumerated() {
      frame.write(clipping: text(of: line, in: id), in: area.line(row), .text)
      if let pointed = state.reader.pointed, line.span.range.contains(pointed.start) {
        frame.cursor = area.line(row).origin
      }
    }
  }

  private func text(of line: ReaderLine, in id: Article.ID) -> String {
    let article = state.dossier[id]
    switch line.content {
    case .blank: return ""
    case .title(let title): return title
    case .untitled: return "no title"
    case .facts:
      let day = article.published.map { state.dates.long($0.value) }
      return [day, article.outlet?.value, article.byline?.value].compactMap(\.self).joined(separator: ", ")
    case .removed(let reason): return "\(reason.label): \(article.text[line.span])"
    case .note(let words): return "note: " + words.drop { !$0.isLetter && !$0.isNumber && $0 != "#" }
    case .text: return article.text[line.span]
    }
  }

  private func drawOverlay(on frame: inout Frame) {
    let pane = OverlayPane(state: state)
    let top = state.overlay?.top ?? 0
    frame.write(clipping: "\(pane.title), \(pane.place)", in: layout.header, .text)
    frame.cursor = frame.bounds.line(1).origin
    for (row, index) in (top..<max(top, min(pane.count, top + pane.height))).enumerated() {
      let rect = frame.bounds.line(row + 1)
      let words = pane.line(index).text.runs.map(\.text).joined().split(separator: " ")
      frame.write(clipping: words.joined(separator: " "), in: rect, .text)
      if index == state.overlay?.selected { frame.cursor = rect.origin }
    }
  }

  private func drawMatches(_ picker: PickerState, on frame: inout Frame) {
    let pane = PickerPane(state: state, picker: picker)
    let shown = picker.matches.dropFirst(picker.cursor.top).prefix(PickerPane.height(state.size))
    for (row, match) in shown.enumerated() {
      let rect = frame.bounds.line(row)
      if picker.cursor.top + row == picker.cursor.selected { frame.cursor = rect.origin }
      frame.write(clipping: pane.text(of: picker.catalogue.targets[match]), in: rect, .text)
    }
  }

  // MARK: The last line

  private func drawLastLine(on frame: inout Frame) {
    if let picker = state.picker {
      let label = picker.content == .everything ? "go to" : "command"
      PromptLine(label: "\(label), \(picker.matches.count) match: ", field: picker.field)
        .draw(in: layout.status, on: &frame)
    } else if let question = state.question {
      let help = question.help.map { ", \($0)" } ?? ""
      PromptLine(label: "\(question.label)\(help): ", field: question.field).draw(
        in: layout.status, on: &frame)
    } else if state.search.isTyping {
      var found = state.search.results.map { ", \($0.hitCount) in \($0.articleCount)" } ?? ""
      if let taken = state.search.completion, let offered = state.search.completions?.candidates {
        found = ", \(taken + 1) of \(offered.count) completions" + found
      }
      let label = state.search.error.map { "search, \($0.message): " } ?? "search\(found): "
      PromptLine(label: label, field: state.search.field).draw(in: layout.status, on: &frame)
    } else {
      frame.write(clipping: announcement, in: layout.status, .text)
    }
  }

  /// What the last key led to.
  private var announcement: String {
    if let notice = state.notice { return notice.text }
    if case .failed(let reason) = state.loading { return reason }
    if state.isKeyPending { return "\(state.pendingLabel), and a key more" }
    if state.overlay != nil { return "page, \(keys("page-close")) closes" }
    if state.focus.isList {
      guard let index = state.selectedIndex(state.focus) else { return "nothing here" }
      return "\(index + 1) of \(state.count(state.focus)): \(PlainRow(state: state).text(state.focus, index))"
    }
    if let quote = state.pointedQuote, let id = state.reader.article {
      let speakers = state.dossier[quote].speakers.map { state.dossier[$0].name }.joined(separator: " and ")
      return "quote by \(speakers.isEmpty ? "nobody named" : speakers), \(state.dossier[id].name)"
    }
    let count = state.reader.lines.count
    return "line \(min(count, state.reader.top + 1)) of \(count)"
  }

  private func keys(_ command: String) -> String {
    state.settings.commands.first { $0.name == command }?.readableKeys.first ?? "Esc"
  }
}
