import News
import Prose
import Screen

/// What the reader has written in this session and before, and what it was written on.
struct Desk: Sendable {
  /// The dossier as it was found, before the reader's corrections.
  var found: Dossier { didSet { corrected = nil } }
  /// The same under the reader's corrections, as it was made last.
  private var corrected: Dossier?
  var notebook = Notebook()
  /// Why nothing can be written; `nil` where it can.
  var refusal: String?
  /// Newest last.
  private(set) var done: [Edit] = []
  private(set) var undone: [Edit] = []
  /// Whether the last changes are not in the file yet.
  var isUnsaved = false

  /// What one command changed.
  struct Edit: Hashable, Sendable {
    /// As in “undone: …”.
    let label: String
    let changes: [Notebook.Change]
  }

  init(_ found: Dossier) { self.found = found }

  /// What was found as the notebook has it.
  mutating func correctedDossier() -> Dossier {
    let dossier = found.corrected(by: notebook, after: corrected)
    corrected = dossier
    return dossier
  }

  mutating func make(_ edit: Edit) {
    apply(edit.changes)
    done.append(edit)
    undone = []
  }

  /// Takes the last edit back.
  mutating func undo() -> Edit? {
    guard let edit = done.popLast() else { return nil }
    let reversed = Edit(label: edit.label, changes: edit.changes.reversed().map(\.reversed))
    apply(reversed.changes)
    undone.append(edit)
    return reversed
  }

  /// Makes the edit again that was taken back last.
  mutating func redo() -> Edit? {
    guard let edit = undone.popLast() else { return nil }
    apply(edit.changes)
    done.append(edit)
    return edit
  }

  private mutating func apply(_ changes: [Notebook.Change]) {
    for change in changes { notebook.apply(change) }
  }
}

extension BrowserState {
  /// Makes changes in the notebook: they show at once, and the outside is asked to keep them.
  mutating func edit(_ label: String, _ changes: [Notebook.Change]) -> [Effect] {
    if let refusal = desk.refusal {
      notice = Notice("nothing can be written: \(refusal)", .warning)
      return []
    }
    let changes = changes.filter { $0.old != $0.new }
    guard !changes.isEmpty else {
      notice = Notice("that is how it is already")
      return []
    }
    desk.make(Desk.Edit(label: label, changes: changes))
    notice = Notice("\(label); cu takes it back")
    return show(changes)
  }

  mutating func undoEdit() -> [Effect] {
    guard let edit = desk.undo() else {
      notice = Notice("nothing of this session is left to undo")
      return []
    }
    notice = Notice("undone: \(edit.label)")
    return show(edit.changes)
  }

  mutating func redoEdit() -> [Effect] {
    guard let edit = desk.redo() else {
      notice = Notice("nothing was undone")
      return []
    }
    notice = Notice("done again: \(edit.label)")
    return show(edit.changes)
  }

  private mutating func show(_ changes: [Notebook.Change]) -> [Effect] {
    correct()
    desk.isUnsaved = true
    // What is stated about an article itself is taken into account before anything is found in it.
    let asksForReading = changes.contains { change in
      [.article, .line].contains(change.subject.section) && !change.field.isRemark
    }
    return [.save(changes)] + (asksForReading ? [.reload] : [])
  }

  /// Shows what was found as the notebook has it; everything stays in its place.
  mutating func correct() {
    replace(desk.correctedDossier())
  }

  /// The notebook was read, for the first time or because it has changed; or it cannot be read.
  mutating func take(_ notebook: Notebook, refusal: Problem?) {
    if desk.refusal != nil, refusal == nil { notice = Notice("the notes can be written again") }
    desk.refusal = refusal.map { problem in
      let file = problem.path.split(separator: "/").last.map(String.init) ?? problem.path
      return file + (problem.line.map { ":\($0)" } ?? "") + ": " + problem.message
    }
    if let refusal = desk.refusal { notice = Notice(refusal, .warning) }
    guard refusal == nil, notebook != desk.notebook else { return }
    desk.notebook = notebook
    correct()
  }

  /// The changes were written, or why not.
  mutating func take(saved notebook: Notebook?, problem: Problem?) {
    desk.isUnsaved = problem != nil
    if let problem {
      notice = Notice("not written yet, and tried again with the next change: \(problem.message)", .warning)
    }
    if let notebook, notebook != desk.notebook {
      desk.notebook = notebook
      correct()
    }
  }
}
