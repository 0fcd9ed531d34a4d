import Dispatch
import News
import Reading
import Synchronization

/// Reads the dossier on a thread of its own, one reading at a time, and anew when it is asked to: what has not changed
/// since the last reading is taken from it. A reading that is asked for ends the one before it, as long as that still
/// opens files; what it has read is kept.
final class LiveDossier: Sendable {
  private let loader: DossierLoader
  private let queue = DispatchQueue(label: "reading", qos: .userInitiated)
  private let report: @Sendable (DossierLoader.Step) -> Void

  private struct State: Sendable {
    /// What the last reading gave.
    var last = DossierLoader.Loaded()
    var notebook = Notebook()
    /// Whether a reading is to begin that has not.
    var isWaiting = false
  }
  private let state = Mutex(State())

  /// - Parameter report: called on the thread that reads.
  init(_ loader: DossierLoader, report: @escaping @Sendable (DossierLoader.Step) -> Void) {
    self.loader = loader
    self.report = report
  }

  /// Reads with what the reader states about articles and lines. Asked for while a reading waits, it is one with that.
  func read(correctedBy notebook: Notebook) {
    let isNew = state.withLock { state in
      defer { state.isWaiting = true }
      state.notebook = notebook
      return !state.isWaiting
    }
    guard isNew else { return }
    queue.async { [self] in
      let (notebook, last) = state.withLock { state in
        state.isWaiting = false
        return (state.notebook, state.last)
      }
      let isCancelled = { @Sendable in self.state.withLock(\.isWaiting) }
      let read = loader.load(correctedBy: notebook, reusing: last, isCancelled: isCancelled, report)
      state.withLock { $0.last = read }
    }
  }
}
