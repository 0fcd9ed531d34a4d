import Testing

/// What a room may import: the rooms below it, and the libraries it stands on (ARCHITECTURE.md, part 1).
struct Room: CustomTestStringConvertible {
  let name: String
  let imports: Set<String>

  var testDescription: String { name }

  init(_ name: String, _ imports: Set<String>) {
    self.name = name
    self.imports = imports
  }

  static let all = [
    Room("Prose", []),
    Room("Search", ["Prose"]),
    // Dispatch and Synchronization: articles are analysed side by side.
    Room("News", ["Prose", "Search", "Dispatch", "Synchronization"]),
    Room(
      "Reading",
      ["News", "Prose", "FoundationEssentials", "Glibc", "Dispatch", "Synchronization", "Yams", "TOMLKit"]),
    Room("Screen", ["Prose"]),
    Room("Browser", ["Screen", "News", "Search", "Prose"]),
    Room("Curses", ["Screen", "CNcurses", "Glibc", "Synchronization"]),
    Room(
      "dateline",
      [
        "Browser", "Reading", "Curses", "News", "Screen", "Search", "Prose", "ArgumentParser", "TOMLKit",
        "FoundationEssentials", "Glibc", "Dispatch", "Synchronization",
      ]),
    Room("dateline-train", ["Reading", "News", "Prose", "ArgumentParser", "FoundationEssentials"]),
    Room("dateline-bench", ["Search", "Prose", "Glibc", "Dispatch", "Synchronization"]),
  ]
}

@Suite("The rooms of the house")
struct RoomTests {
  private static let sources = SwiftSource.ofProgram

  // The package's own check lets a room import what its dependencies depend on; this one does not.
  @Test("a room imports only what stands below it", arguments: Room.all)
  func imports(room: Room) {
    let strangers = Self.sources.filter { $0.room == room.name }.flatMap { source in
      source.code.indices.filter { line in
        guard source.code[line].contains("import"),
          let module = source.code[line].firstMatch(of: /^[@a-z_ ]*\bimport +(?:struct |enum |func )?(\w+)/)
        else { return false }
        return !room.imports.contains(String(module.output.1))
      }.map(source.place)
    }
    expectNone(strangers, "\(room.name) may import only \(room.imports.sorted().joined(separator: ", "))")
  }

  @Test("every source belongs to a room of the table")
  func roomsAreKnown() {
    let known = Set(Room.all.map(\.name))
    let lost = Self.sources.filter { !known.contains($0.room) }.map { $0.place(line: 0) }
    expectNone(lost, "a folder of Sources is a room; add it to the table and to ARCHITECTURE.md")
  }

  /// The files outside `Curses` that may hold a pointer or a file descriptor.
  private static let keepers: Set = [
    "Sources/News/Analysis/ConcurrentMap.swift",
    "Sources/Reading/FileSystem.swift",
    "Sources/Reading/FileWriting.swift",
    "Sources/Search/DensePostings.swift",
    "Sources/Search/DocumentSums.swift",
    "Sources/Search/Inversion.swift",
    "Sources/Search/NumberStream.swift",
    "Sources/Search/Pairs.swift",
    "Sources/Search/PostingsReader.swift",
    "Sources/Search/QuickSearch.swift",
    "Sources/Search/SegmentBuilder.swift",
    "Sources/Search/TermTable.swift",
    "Sources/Search/WordBlock.swift",
    "Sources/Search/WordReader.swift",
    "Sources/dateline-bench/Corpus.swift",
    "Sources/dateline/FolderWatcher.swift",
    "Sources/dateline/Inbox.swift",
    "Sources/dateline/Outside/Program.swift",
  ]

  @Test("pointers and file descriptors stay in the files that are named for them")
  func pointers() {
    let places = Self.sources
      .filter { $0.room != "Curses" && !Self.keepers.contains($0.path) }
      .flatMap { $0.places(of: /Unsafe|\bunsafeBitCast\b|\bpollfd\b|\bfd\b/) }
    expectNone(places, "only Curses and \(Self.keepers.sorted().joined(separator: ", ")) touch these")
  }
}
