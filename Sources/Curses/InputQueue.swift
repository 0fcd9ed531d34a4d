import CNcurses
import Glibc

/// Waits for the keyboard, for signals and for `Wake`, in one place.
///
/// Reads descriptors into a buffer of its own and hands none of them on.
struct InputQueue {
  enum Event: Hashable {
    case input(Input)
    case signal(Int32)
  }

  private let keyboard: Int32
  private let signals: Int32
  private let wake: Wake
  private let escapeDelay: Duration
  private let clock = ContinuousClock()
  private var decoder: KeyDecoder
  /// When the decoder may wait for the rest of a sequence no longer.
  private var decoderDeadline: ContinuousClock.Instant?
  private var buffer = [UInt8](repeating: 0, count: 4096)
  /// Decoded, with the next one last.
  private var waiting: [Input] = []

  init(keyboard: Int32, signals: Int32, wake: Wake, decoder: KeyDecoder, escapeDelay: Duration) {
    self.keyboard = keyboard
    self.signals = signals
    self.wake = wake
    self.decoder = decoder
    self.escapeDelay = escapeDelay
  }

  /// Whether there is an event that has been read and not yet given.
  var hasInput: Bool { !waiting.isEmpty }

  /// Whether something was typed that has not been read yet: asked in the midst of work that a key makes needless.
  static var isKeyWaiting: Bool {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&descriptor, 1, 0) > 0
  }

  /// The next event; `nil` if none came in time. Without a time it waits.
  mutating func next(within timeout: Duration?) -> Event? {
    let deadline = timeout.map { clock.now.advanced(by: $0) }
    while true {
      if let input = waiting.popLast() { return .input(input) }
      let ready = poll(until: [deadline, decoderDeadline].compactMap { $0 }.min())
      if ready.signals, let signal = readSignal() { return .signal(signal) }
      if ready.wake {
        wake.drain()
        return .input(.woken)
      }
      if ready.keyboard, !readKeyboard() { return .signal(SIGHUP) }
      if let decoderDeadline, !ready.keyboard, clock.now >= decoderDeadline { timeOutDecoder() }
      if waiting.isEmpty, let deadline, clock.now >= deadline { return nil }
    }
  }

  private func poll(until deadline: ContinuousClock.Instant?) -> (keyboard: Bool, signals: Bool, wake: Bool) {
    var descriptors = [keyboard, signals, wake.descriptor].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let left = deadline.map { max(.zero, clock.now.duration(to: $0)) }
    // An interruption shows no descriptor ready, which is true: the signal's byte is seen in the next round.
    guard Glibc.poll(&descriptors, nfds_t(descriptors.count), left?.milliseconds ?? -1) > 0 else {
      return (false, false, false)
    }
    let ready = descriptors.map { $0.revents != 0 }
    return (ready[0], ready[1], ready[2])
  }

  private func readSignal() -> Int32? {
    var number: UInt8 = 0
    return Glibc.read(signals, &number, 1) == 1 ? Int32(number) : nil
  }

  /// - Returns: `false` if the terminal is gone.
  private mutating func readKeyboard() -> Bool {
    let count = Glibc.read(keyboard, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && (errno == EINTR || errno == EAGAIN) }
    decoder.feed(buffer[..<count])
    takeInputs()
    return true
  }

  private mutating func timeOutDecoder() {
    decoder.timeOut()
    takeInputs()
  }

  private mutating func takeInputs() {
    waiting = decoder.takeInputs().reversed()
    decoderDeadline =
      switch decoder.patience {
      case .endless: nil
      case .key: clock.now.advanced(by: escapeDelay)
      case .rest: clock.now.advanced(by: .seconds(1))
      }
  }
}

extension Duration {
  /// Rounded up, so that waiting that long is waiting long enough; at most a day.
  fileprivate var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    let whole = min(seconds, 86_400) * 1000
    return Int32(whole + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
