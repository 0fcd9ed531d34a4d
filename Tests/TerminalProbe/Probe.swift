import Curses
import Glibc
import Screen

/// Opens the terminal, shows what comes in, a line each, and does on request what programs should not do: only for
/// tests of the driver, which need a program of their own to crash.
@main
struct Probe {
  private var lines: [String] = []
  /// Whether it does not mind being interrupted.
  private var goesOn = false

  static func main() {
    var probe = Probe()
    do throws(TerminalError) {
      let status = try probe.run()
      print("probe: ended with \(status)")
      exit(status)
    } catch {
      print("probe: \(error)")
      exit(3)
    }
  }

  private mutating func run() throws(TerminalError) -> Int32 {
    let wake = Wake()
    var terminal = try Terminal(wake: wake)
    while true {
      terminal.present(frame(terminal.size))
      var input = terminal.nextInput()
      while let happened = input {
        lines.append("\(happened.shown)")
        switch happened {
        case .terminated(SIGINT) where goesOn: break
        case .terminated(let signal): return 128 + signal
        case .key(Key("q")): return 0
        case .key(let key): obey(key, &terminal, wake)
        default: break
        }
        input = terminal.nextInput(within: .zero)
      }
    }
  }

  private func frame(_ size: Size) -> Frame {
    var frame = Frame(size: size)
    frame.write(
      "ready \(size.rows)x\(size.columns) 한국 中国 é e\u{301} 🚀|", at: Point(row: 0, column: 0), Style(.title))
    for (index, role) in Role.allCases.enumerated() {
      frame.write("x", at: Point(row: 1, column: index), Style(role))
      frame.write("x", at: Point(row: 2, column: index), Style(role, .selected))
    }
    let shown = lines.suffix(max(0, size.rows - 4))
    for (index, line) in shown.enumerated() { frame.write(line, at: Point(row: 3 + index, column: 0)) }
    // Rows are drawn from the top: whoever sees this sees the whole frame.
    if size.rows > 4 { frame.write("end", at: Point(row: size.rows - 1, column: 0)) }
    frame.cursor = Point(row: min(max(0, size.rows - 1), 2 + shown.count), column: 0)
    return frame
  }

  private mutating func obey(_ key: Key, _ terminal: inout Terminal, _ wake: Wake) {
    switch key.typed {
    case "T": fatalError("the probe was told to trap")
    case "I": lines.append(lines[lines.count + 5])
    case "S": kill(getpid(), SIGSEGV)
    case "N": UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
    case "A": abort()
    case "O": lines.append(String(overflow(1)))
    case "H": crashInThread()
    case "X": exit(7)
    case "K": goesOn = true
    case "L": while true { _ = usleep(1000) }
    case "E": complain()
    case "W": postFromThread(wake)
    case "Z": terminal.suspend()
    case "U": terminal.outside { print("outside") }
    case "M": terminal.startMouse()
    case "m": terminal.stopMouse()
    case "C": lines.append("\(terminal.copy("한국\u{1B}]0;x\u{7}\tend"))")
    case "R": terminal.repaint()
    default: break
    }
  }
}

extension Input {
  fileprivate var shown: String {
    switch self {
    case .key(let key): "key \(key)"
    case .pasted(let text): "pasted \(text.utf8.count): \(text.prefix(60))"
    case .mouse(let event): "mouse \(event.action) \(event.point.row),\(event.point.column)"
    case .resized(let size): "resized \(size.rows)x\(size.columns)"
    case .woken: "woken"
    case .terminated(let signal): "terminated \(signal)"
    }
  }
}

@inline(never)
private func overflow(_ depth: Int) -> Int { depth < 0 ? 0 : overflow(depth + 1) + overflow(depth + 2) }

private func complain() {
  let message = Array("a library complains: \u{1B}]0;owned\u{7}\u{9B}31m\n".utf8)
  _ = write(STDERR_FILENO, message, message.count)
}

private func postFromThread(_ wake: Wake) {
  Task.detached { wake.post() }
}

private func crashInThread() {
  Task.detached { fatalError("the probe was told to trap in a thread") }
}
