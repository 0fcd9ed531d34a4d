import Browser
import Curses
import News
import Screen

/// Runs the browser in a terminal: inputs become messages, effects are carried out, and the screen is painted once for
/// everything that was waiting.
struct RunLoop: ~Copyable {
  private let loader: DossierLoader
  private let live: LiveDossier
  private let inbox: Inbox<Arrival>
  private var terminal: Terminal
  private let outside = Outside()
  private var notes: NotesKeeper
  private let memory = MemoryFile()
  private let session: SessionFile
  private var state: BrowserState
  private var lists = ListPictures()
  /// Whether the reader was told that leaving now loses something.
  private var isWarned = false

  /// What other threads have to say.
  private enum Arrival: Sendable {
    case message(Message)
    case changed(Set<FolderWatcher.Change>)
  }

  /// How long somebody who knows the next key takes at most; after it, the keys that can follow show.
  private static let pause = Duration.milliseconds(300)

  /// - Throws: why there is no terminal to run in.
  init(_ loader: DossierLoader, _ configuration: Configuration) throws(TerminalError) {
    self.loader = loader
    let inbox = Inbox<Arrival>()
    self.inbox = inbox
    live = LiveDossier(loader) { step in inbox.post(.message(Message(step))) }
    session = SessionFile(dossier: loader.notebook.dossier)
    notes = NotesKeeper(loader.notebook.store)
    terminal = try Terminal(wake: inbox.wake, theme: configuration.theme)
    state = BrowserState(
      name: loader.name, size: terminal.size, settings: configuration.settings,
      memory: memory.read(), session: session.read())
  }

  /// - Returns: the status to exit with: 0, or 128 and the number of the signal that ended it.
  mutating func run() -> Int32 {
    if state.settings.takesMouse { terminal.startMouse() }
    _ = state.update(notes.read())
    if loader.notebook.isApart {
      _ = state.update(.ended(.done("the folder is read-only; notes go to \(loader.notebook.path)")))
    }
    live.read(correctedBy: notes.notebook)
    watch()
    while true {
      terminal.present(state.render(keeping: &lists))
      var input = terminal.nextInput(within: state.isKeyPending ? Self.pause : nil)
      if input == nil { _ = state.update(.paused) }
      while let happened = input {
        let hasInput = terminal.hasInput
        state.isKeyWaiting = { hasInput || Terminal.isKeyWaiting }
        if let status = take(happened) {
          if let place = state.session { session.keep(place) }
          return status
        }
        input = terminal.nextInput(within: .zero)
      }
    }
  }

  /// - Returns: the status to exit with, where the input ends the program.
  private mutating func take(_ input: Input) -> Int32? {
    switch input {
    case .key(let key): return update(.key(key))
    case .pasted(let text): return update(.pasted(text))
    case .resized(let size): return update(.resized(size))
    case .terminated(let signal): return 128 + signal
    case .mouse(let event): return update(.mouse(event))
    case .woken:
      for arrival in inbox.take() {
        switch arrival {
        case .message(let message): if let status = update(message) { return status }
        case .changed(let changes): take(changes)
        }
      }
      return nil
    }
  }

  private mutating func update(_ message: Message) -> Int32? {
    for effect in state.update(message) {
      switch effect {
      case .quit: if mayLeave() { return 0 }
      case .reload: live.read(correctedBy: notes.notebook)
      case .save(let changes): _ = state.update(notes.save(changes))
      case .repaint: terminal.repaint()
      case .takeMouse: terminal.startMouse()
      case .releaseMouse: terminal.stopMouse()
      case .keep(let entry):
        if let problem = memory.keep(entry) { _ = state.update(.ended(.failed(problem))) }
      case .errand(let errand):
        let outcome = outside.run(errand, in: &terminal)
        _ = state.update(.resized(terminal.size))
        _ = state.update(.ended(outcome))
      case .suspend:
        terminal.suspend()
        _ = state.update(.resized(terminal.size))
      }
    }
    return nil
  }

  /// Whether everything the reader wrote is on the disk, or the reader has been told that it is not.
  private mutating func mayLeave() -> Bool {
    guard !notes.waiting.isEmpty, !isWarned else { return true }
    let message = notes.save([])
    guard !notes.waiting.isEmpty else { return true }
    isWarned = true
    _ = state.update(message)
    _ = state.update(
      .ended(.failed("\(notes.waiting.count) changes are not written; quit again to leave them")))
    return false
  }

  /// Has the disk's changes told from now on.
  private mutating func watch() {
    let inbox = inbox
    let watcher = FolderWatcher(paths: loader.paths, notebook: loader.notebook.path)
    if !watcher.start({ inbox.post(.changed($0)) }) {
      _ = state.update(.ended(.failed("changes of the files are not seen here; R reads them again")))
    }
  }

  private mutating func take(_ changes: Set<FolderWatcher.Change>) {
    let before = notes.notebook
    if changes.contains(.notebook) { _ = state.update(notes.read()) }
    if changes.contains(.articles) || !notes.notebook.correctsArticles(as: before) {
      live.read(correctedBy: notes.notebook)
    }
  }
}

extension Message {
  init(_ step: DossierLoader.Step) {
    switch step {
    case .read(let count, let total): self = .progress("reading \(count) of \(total)")
    case .searchable(let dossier): self = .loaded(dossier, .searchable)
    case .carried(let dossier): self = .loaded(dossier, .carried)
    case .complete(let dossier): self = .loaded(dossier, .complete)
    case .failed(let reason): self = .loadFailed(reason)
    }
  }
}
