import Glibc

/// Replaces whole files so that whoever reads sees the old or the new text, whatever happens in between, and locks
/// folders against others who do the same.
///
/// Every pointer lives in one call; every descriptor is closed in the function that opened it.
extension FileSystem {
  /// Runs `body` while no other process runs one on the same folder.
  /// - Parameter refusal: what is thrown where the folder cannot be opened, or stays locked for five seconds.
  static func whileLocked<Result, Refusal: Error>(
    _ folder: [UInt8], refusal: (Failure) -> Refusal, _ body: () throws(Refusal) -> Result
  ) throws(Refusal) -> Result {
    let descriptor = withPath(folder) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw refusal(Failure(errno)) }
    // Closing it gives the lock back.
    defer { close(descriptor) }
    var triesLeft = 500
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      // Some file systems have no locks; a single writer needs none.
      guard errno == EWOULDBLOCK else { break }
      guard triesLeft > 0 else { throw refusal(Failure(reason: "another program keeps the folder locked")) }
      triesLeft -= 1
      usleep(10_000)
    }
    return try body()
  }

  /// Writes `bytes` to a new file beside `path`, has the disk take them, and puts it in the place of `path`. What stood
  /// there stays as `<path>~`. One writer at a time (`whileLocked`).
  static func replace(_ path: [UInt8], with bytes: [UInt8]) throws(Failure) {
    let (folder, name) = split(path)
    let temporary = folder + Array("/.".utf8) + name + Array(".new".utf8)
    do throws(Failure) {
      try write(bytes, to: temporary, mode: mode(of: path))
    } catch {
      _ = withPath(temporary) { unlink($0) }
      throw error
    }
    let backup = path + [UInt8(ascii: "~")]
    _ = withPath(backup) { unlink($0) }
    _ = withPath(path) { path in withPath(backup) { link(path, $0) } }
    let code = withPath(temporary) { temporary in withPath(path) { rename(temporary, $0) } } == 0 ? 0 : errno
    guard code == 0 else {
      _ = withPath(temporary) { unlink($0) }
      throw Failure(code)
    }
    flush(folder)
  }

  /// The path with links resolved, where there is such a file.
  static func resolved(_ path: [UInt8]) -> [UInt8] {
    guard let resolved = withPath(path, { realpath($0, nil) }) else { return path }
    defer { free(resolved) }
    return Array(UnsafeBufferPointer(start: resolved, count: strlen(resolved))).map { UInt8(bitPattern: $0) }
  }

  /// Whether files can be made in a folder.
  static func isWritable(_ folder: [UInt8]) -> Bool { withPath(folder) { access($0, W_OK | X_OK) } == 0 }

  /// Makes a folder and those above it, for nobody else to look into.
  static func makeFolder(_ path: [UInt8]) throws(Failure) {
    if (try? status(of: path))?.kind == .folder { return }
    let (parent, name) = split(path)
    if !name.isEmpty, parent != path { try makeFolder(parent) }
    guard withPath(path, { mkdir($0, 0o700) }) == 0 || errno == EEXIST else { throw Failure(errno) }
  }

  /// The folder of a path, and its last part.
  static func split(_ path: [UInt8]) -> (folder: [UInt8], name: [UInt8]) {
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return ([UInt8(ascii: ".")], path) }
    let folder = slash == 0 ? [UInt8(ascii: "/")] : Array(path[..<slash])
    return (folder, Array(path[(slash + 1)...]))
  }

  private static func mode(of path: [UInt8]) -> mode_t {
    var buffer = stat()
    return withPath(path, { stat($0, &buffer) }) == 0 ? buffer.st_mode & 0o777 : 0o644
  }

  private static func write(_ bytes: [UInt8], to path: [UInt8], mode: mode_t) throws(Failure) {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
    let descriptor = withPath(path) { open($0, flags, mode) }
    guard descriptor >= 0 else { throw Failure(errno) }
    var code: Int32 = 0
    var written = 0
    while written < bytes.count, code == 0 {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 { if errno != EINTR { code = errno } } else { written += count }
    }
    if code == 0, fsync(descriptor) != 0, errno != EINVAL { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code == 0 else { throw Failure(code) }
  }

  /// Has the disk take a folder's new names; where it cannot be told to, it does in its own time.
  private static func flush(_ folder: [UInt8]) {
    let descriptor = withPath(folder) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}
