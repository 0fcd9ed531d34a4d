import Glibc

/// Reads whole files and lists folders by the system's own calls: several times faster than going through
/// Foundation for a folder of many small files, and blind to nothing (names need not be UTF-8).
///
/// Every pointer here lives in one call; every descriptor and folder handle is closed in the function that opened it.
enum FileSystem {
  enum Kind {
    case file, folder
    /// A pipe, socket or device: never opened, as that could block.
    case special
  }

  /// What `stat` says of a path, links followed.
  struct Status {
    let kind: Kind
    let identity: Identity
    let size: Int
    /// Nanoseconds since 1970 of the last change of its bytes, as whoever wrote them says.
    let modified: Int64
    /// Nanoseconds since 1970 of the last change of anything about it, as the system says.
    let changed: Int64
  }

  /// The same for two paths to one file.
  struct Identity: Hashable {
    let device: UInt
    let inode: UInt
  }

  struct Entry {
    let name: [UInt8]
    let isLink: Bool
  }

  /// An error of the system, as it words it (`permission denied`).
  struct Failure: Error {
    let reason: String
    /// Whether there is nothing of that name.
    let isMissing: Bool

    init(_ code: Int32) {
      reason = String(cString: strerror(code)).lowercased()
      isMissing = code == ENOENT
    }

    init(reason: String) {
      self.reason = reason
      isMissing = false
    }
  }

  /// Offsets into a text are 32 bits wide, and a dossier is held in memory.
  static let sizeLimit = 1 << 30

  static func status(of path: [UInt8]) throws(Failure) -> Status {
    var buffer = stat()
    guard withPath(path, { stat($0, &buffer) }) == 0 else { throw Failure(errno) }
    return status(of: buffer)
  }

  /// The entries of a folder, in bytewise order of their names, without `.` and `..`.
  static func entries(of folder: [UInt8]) throws(Failure) -> [Entry] {
    guard let handle = withPath(folder, { opendir($0) }) else { throw Failure(errno) }
    defer { closedir(handle) }
    var entries: [Entry] = []
    while let entry = readdir(handle) {
      let isLink = entry.pointee.d_type == UInt8(truncatingIfNeeded: Int(DT_LNK))
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { entries.append(Entry(name: name, isLink: isLink)) }
    }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// All bytes of a regular file.
  static func contents(of path: [UInt8]) throws(Failure) -> [UInt8] {
    // O_NONBLOCK: should a pipe have taken the file's place since it was listed, opening must not wait.
    let descriptor = withPath(path) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    guard descriptor >= 0 else { throw Failure(errno) }
    defer { close(descriptor) }
    var buffer = stat()
    guard fstat(descriptor, &buffer) == 0 else { throw Failure(errno) }
    let status = status(of: buffer)
    guard status.kind == .file else { throw Failure(reason: "not a regular file any more") }
    return try bytes(of: descriptor, expecting: status.size)
  }

  /// All of a regular file as little-endian words of eight bytes, without a copy in between; bytes beyond the last
  /// whole word are left out.
  static func words(of path: [UInt8]) throws(Failure) -> [UInt64] {
    let descriptor = withPath(path) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    guard descriptor >= 0 else { throw Failure(errno) }
    defer { close(descriptor) }
    var buffer = stat()
    guard fstat(descriptor, &buffer) == 0 else { throw Failure(errno) }
    let status = status(of: buffer)
    guard status.kind == .file else { throw Failure(reason: "not a regular file") }
    guard status.size <= sizeLimit else { throw Failure(reason: "larger than 1 GiB") }
    var code: Int32 = 0
    let words = [UInt64](unsafeUninitializedCapacity: status.size / 8 + 1) { memory, count in
      var got = 0
      while got < status.size {
        let chunk = Glibc.read(
          descriptor, memory.baseAddress.map { UnsafeMutableRawPointer($0) + got }, status.size - got)
        if chunk < 0, errno == EINTR { continue }
        if chunk < 0 { code = errno }
        guard chunk > 0 else { break }
        got += chunk
      }
      count = got / 8
    }
    guard code == 0 else { throw Failure(code) }
    return UInt64(1).littleEndian == 1 ? words : words.map(\.littleEndian)
  }

  /// Reads to the end, which need not be where the size says: files grow and shrink, and some have none.
  private static func bytes(of descriptor: Int32, expecting size: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = min(size, sizeLimit) + 1
    while true {
      var code: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { memory, count in
        let got = Glibc.read(descriptor, memory.baseAddress, capacity)
        if got < 0 { code = errno }
        count = max(0, got)
      }
      if code == EINTR { continue }
      guard code == 0 else { throw Failure(code) }
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      // All of it, and no more though there was room for more: that was the end.
      if bytes.count == size, chunk.count < capacity { return bytes }
      guard bytes.count <= sizeLimit else { throw Failure(reason: "larger than 1 GiB") }
      capacity = max(1 << 16, min(size - bytes.count, sizeLimit) + 1)
    }
  }

  private static func status(of buffer: stat) -> Status {
    let kind: Kind =
      switch buffer.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .special
      }
    return Status(
      kind: kind, identity: Identity(device: UInt(buffer.st_dev), inode: UInt(buffer.st_ino)),
      size: Int(buffer.st_size),
      modified: nanoseconds(buffer.st_mtim), changed: nanoseconds(buffer.st_ctim))
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Nanoseconds since 1970, by the clock that changes of files are dated by.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return nanoseconds(time)
  }

  static func withPath<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // The buffer holds at least the NUL, so it has an address.
        characters.baseAddress.map(body) ?? body("")
      }
    }
  }
}
