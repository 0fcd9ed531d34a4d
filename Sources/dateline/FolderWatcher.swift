import Dispatch
import Glibc

/// Tells when files of the dossier, or the reader's notebook, have changed on the disk (inotify(7)).
///
/// A thread of its own waits for the system; what comes in close succession, as when five hundred files arrive, is
/// told once. Every pointer lives in one call; the descriptor is the thread's and lives as long as the program.
struct FolderWatcher: Sendable {
  enum Change: Hashable, Sendable { case articles, notebook }

  /// The dossier's files and folders, and the notebook's file.
  let paths: [String]
  let notebook: String

  /// How long nothing may happen before a change is told, and how long that is waited for at most: an endless stream of
  /// changes is told every half a second.
  private static let quiet: Int32 = 80
  private static let patience = Duration.milliseconds(500)
  /// Folders that are watched: the system's own limit is about as high.
  private static let mostFolders = 8192

  /// Starts watching.
  /// - Parameter report: called on the watcher's thread.
  /// - Returns: `false` where the system cannot watch.
  func start(_ report: @escaping @Sendable (Set<Change>) -> Void) -> Bool {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return false }
    var watched = Watched(descriptor)
    watched.add(self)
    DispatchQueue(label: "folders").async { [watched] in
      var watched = watched
      while let changes = next(of: &watched) {
        if !changes.isEmpty { report(changes) }
      }
    }
    return true
  }

  /// Waits for changes and until nothing more happens; `nil` where waiting has failed.
  private func next(of watched: inout Watched) -> Set<Change>? {
    guard var changes = watched.read() else { return nil }
    let start = ContinuousClock.now
    while start.duration(to: .now) < Self.patience {
      var request = pollfd(fd: watched.descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, Self.quiet) > 0 else { break }
      guard let more = watched.read() else { return nil }
      changes.formUnion(more)
    }
    // New folders are watched from now on; what was put into them before is seen by the reading that follows.
    watched.add(self)
    return changes
  }

  /// What the system watches, and what each watch is for.
  private struct Watched: Sendable {
    let descriptor: Int32
    /// By watch, whether everything in the folder is the dossier's.
    private var isDossier: [Int32: Bool] = [:]
    /// By watch, single names in the folder that matter.
    private var names: [Int32: [String: Change]] = [:]

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    mutating func add(_ watcher: FolderWatcher) {
      var folders: [String] = []
      for path in watcher.paths {
        let (parent, name) = FolderWatcher.split(path)
        if FolderWatcher.isFolder(path) { folders.append(path) }
        // The folder may vanish and return; a file is watched by its name.
        add(parent, name, .articles)
      }
      let (parent, name) = FolderWatcher.split(watcher.notebook)
      add(parent, name, .notebook)
      var next = 0
      while next < folders.count, folders.count < FolderWatcher.mostFolders {
        let folder = folders[next]
        next += 1
        guard let watch = add(folder) else { continue }
        isDossier[watch] = true
        folders += FolderWatcher.subfolders(of: folder)
      }
    }

    private mutating func add(_ folder: String, _ name: String, _ change: Change) {
      if let watch = add(folder) { names[watch, default: [:]][name] = change }
    }

    private func add(_ folder: String) -> Int32? {
      let mask =
        IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF
      let watch = inotify_add_watch(descriptor, folder, UInt32(mask) | UInt32(IN_ONLYDIR))
      return watch >= 0 ? watch : nil
    }

    /// Waits for what happens next; `nil` where it cannot be read.
    mutating func read() -> Set<Change>? {
      let size = 64 * 1024
      var length = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        repeat {
          length = Glibc.read(descriptor, buffer.baseAddress, size)
        } while length < 0 && errno == EINTR
        count = max(0, length)
      }
      guard length > 0 else { return nil }
      var changes: Set<Change> = []
      var offset = 0
      while offset + 16 <= bytes.count {
        let (watch, mask, nameLength) = bytes[offset...].withUnsafeBytes {
          (
            $0.loadUnaligned(fromByteOffset: 0, as: Int32.self),
            $0.loadUnaligned(fromByteOffset: 4, as: UInt32.self),
            Int($0.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
          )
        }
        let name = bytes[(offset + 16)..<min(bytes.count, offset + 16 + nameLength)].prefix { $0 != 0 }
        if let change = change(watch, mask, String(decoding: name, as: UTF8.self)) { changes.insert(change) }
        offset += 16 + nameLength
      }
      return changes
    }

    private mutating func change(_ watch: Int32, _ mask: UInt32, _ name: String) -> Change? {
      if mask & UInt32(IN_Q_OVERFLOW) != 0 { return .articles }
      if mask & UInt32(IN_IGNORED) != 0 {
        names[watch] = nil
        return isDossier.removeValue(forKey: watch) == true ? .articles : nil
      }
      if let change = names[watch]?[name] { return change }
      // Hidden files and backups are no articles (`SourceListing`).
      return isDossier[watch] == true && !name.hasPrefix(".") && !name.hasSuffix("~") ? .articles : nil
    }
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return (".", String(path)) }
    return (
      slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...])
    )
  }

  private static func isFolder(_ path: String) -> Bool {
    var buffer = stat()
    return stat(path, &buffer) == 0 && buffer.st_mode & S_IFMT == S_IFDIR
  }

  private static func subfolders(of folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var found: [String] = []
    while let entry = readdir(handle) {
      guard entry.pointee.d_type == UInt8(truncatingIfNeeded: Int(DT_DIR)) else { continue }
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if bytes.first != UInt8(ascii: ".") {
        found.append(folder + "/" + String(decoding: bytes, as: UTF8.self))
      }
    }
    return found.sorted()
  }
}
