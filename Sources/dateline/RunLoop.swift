import Browser
import Curses
import Dispatch
import News
import Screen

/// Runs the browser in a terminal: inputs become messages, effects are carried out, and the screen is painted once for
/// everything that was waiting.
struct RunLoop: ~Copyable {
  private let loader: DossierLoader
  private let inbox = Inbox<Message>()
  private var terminal: Terminal
  private let outside = Outside()
  private let memory = MemoryFile()
  private var state: BrowserState

  /// How long somebody who knows the next key takes at most; after it, the keys that can follow show.
  private static let pause = Duration.milliseconds(300)

  /// - Throws: why there is no terminal to run in.
  init(_ loader: DossierLoader, _ configuration: Configuration) throws(TerminalError) {
    self.loader = loader
    terminal = try Terminal(wake: inbox.wake, theme: configuration.theme)
    state = BrowserState(
      name: loader.name, size: terminal.size, settings: configuration.settings,
      memory: memory.read())
    state.isKeyWaiting = { Terminal.isKeyWaiting }
  }

  /// - Returns: the status to exit with: 0, or 128 and the number of the signal that ended it.
  mutating func run() -> Int32 {
    if state.settings.takesMouse { terminal.startMouse() }
    startLoading()
    while true {
      terminal.present(state.render())
      var input = terminal.nextInput(within: state.isKeyPending ? Self.pause : nil)
      if input == nil { _ = state.update(.paused) }
      while let happened = input {
        if let status = take(happened) { return status }
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
      for message in inbox.take() {
        if let status = update(message) { return status }
      }
      return nil
    }
  }

  private mutating func update(_ message: Message) -> Int32? {
    for effect in state.update(message) {
      switch effect {
      case .quit: return 0
      case .reload: startLoading()
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

  /// Reads the dossier on another thread; what is ready arrives as messages.
  private func startLoading() {
    let loader = loader
    let inbox = inbox
    DispatchQueue.global(qos: .userInitiated).async {
      loader.load { step in inbox.post(Message(step)) }
    }
  }
}

extension Message {
  init(_ step: DossierLoader.Step) {
    switch step {
    case .read(let count, let total): self = .progress("reading \(count) of \(total)")
    case .searchable(let dossier): self = .loaded(dossier, .searchable)
    case .complete(let dossier): self = .loaded(dossier, .complete)
    case .failed(let reason): self = .loadFailed(reason)
    }
  }
}
