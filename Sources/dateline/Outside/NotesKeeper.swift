import Browser
import News
import Reading

/// Reads the reader's notebook and writes changes of it at once; what could not be written waits for the next change.
struct NotesKeeper {
  private let store: NotebookStore
  private var document = NotebookDocument()
  private var refusal: Problem?
  /// Changes that are not in the file yet.
  private(set) var waiting: [Notebook.Change] = []

  init(_ store: NotebookStore) { self.store = store }

  var notebook: Notebook { document.notebook }

  /// Reads the file as it is now. Where it is gone nothing is: what it held comes back with the next change.
  mutating func read() -> Message {
    do {
      document = try store.load(keeping: document)
      refusal = nil
    } catch {
      refusal = error.problem
    }
    for change in waiting { document.apply(change) }
    return .notebook(document.notebook, refusal: refusal)
  }

  /// Writes changes, and those that wait.
  mutating func save(_ changes: [Notebook.Change]) -> Message {
    waiting += changes
    do {
      document = try store.save(waiting, known: document)
      waiting = []
      return .saved(document.notebook, nil)
    } catch {
      return .saved(nil, error.problem)
    }
  }
}
