import Glibc

/// Another program, run on our terminal. Its arguments are passed as they are: no shell looks at them.
struct Program {
  /// The program, found on PATH, and its arguments.
  let words: [String]

  enum Ending: Hashable {
    case exited(Int32)
    case killed(signal: Int32)
    /// It never ran; why, in the system's words.
    case notRun(String)
  }

  /// Runs it to its end.
  /// - Parameter input: what it reads on its standard input; without it, it reads what we do.
  func run(input: String? = nil) -> Ending {
    guard let input else { return wait(for: spawn(standardInput: nil)) }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .notRun(Self.lastError) }
    // Else the program would keep its own input open.
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    let spawned = spawn(standardInput: ends[0])
    close(ends[0])
    if case .success = spawned { Self.write(Array(input.utf8), to: ends[1]) }
    close(ends[1])
    return wait(for: spawned)
  }

  private struct SpawnError: Error { let message: String }

  private func spawn(standardInput: Int32?) -> Result<pid_t, SpawnError> {
    guard let name = words.first else { return .failure(SpawnError(message: "no command is named")) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let standardInput {
      posix_spawn_file_actions_adddup2(&actions, standardInput, STDIN_FILENO)
      if standardInput != STDIN_FILENO { posix_spawn_file_actions_addclose(&actions, standardInput) }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What we ignore or handle is no matter of the program's.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGINT, SIGQUIT, SIGTSTP, SIGPIPE] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    let error = posix_spawnp(&process, name, &actions, &attributes, &arguments, environ)
    return error == 0 ? .success(process) : .failure(SpawnError(message: String(cString: strerror(error))))
  }

  private func wait(for spawned: Result<pid_t, SpawnError>) -> Ending {
    let process: pid_t
    switch spawned {
    case .success(let started): process = started
    case .failure(let error): return .notRun(error.message)
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return .notRun(Self.lastError) }
    }
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
  }

  /// Stops early where the program does not want to read on.
  private static func write(_ bytes: [UInt8], to pipe: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(pipe, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private static var lastError: String { String(cString: strerror(errno)) }
}
