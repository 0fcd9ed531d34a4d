// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  // Foundation and Glibc headers come and go with the toolchain; their deprecations are no error of ours.
  .treatWarning("DeprecatedDeclaration", as: .warning),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A room of the house: `Sources/<name>`, and the rooms it may look into (ARCHITECTURE.md, part 1).
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "dateline",
  products: [
    .executable(name: "dateline", targets: ["dateline"]),
    .executable(name: "dateline-bench", targets: ["dateline-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    room("Prose"),
    room("Search", ["Prose"]),
    room("News", ["Prose", "Search"]),
    room("Reading", ["News", "Prose", "Yams", "TOMLKit"]),
    room("Screen", ["Prose"]),
    room("Browser", ["Screen", "News", "Search", "Prose"]),
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    room("Curses", ["Screen", "CNcurses"]),
    .executableTarget(
      name: "dateline",
      dependencies: [
        "Browser", "Reading", "Curses", "News", "Screen", "Search", "Prose",
        "TOMLKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "dateline-bench", dependencies: ["Search", "Prose"], swiftSettings: settings),
    // Learns the weights in data/model; not installed.
    .executableTarget(
      name: "dateline-train",
      dependencies: [
        "Reading", "News", "Prose", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    tests("ProseTests", ["Prose"]),
    tests("SearchTests", ["Search", "Prose"]),
    tests("NewsTests", ["News", "Search", "Prose", "Reading"], exclude: ["Corpora"]),
    // A program to kill while it writes.
    .executableTarget(
      name: "notebook-probe", dependencies: ["Reading", "News"], path: "Tests/NotebookProbe",
      swiftSettings: settings),
    tests("ReadingTests", ["Reading", "News", "Prose", "notebook-probe"]),
    tests("ScreenTests", ["Screen", "Prose"]),
    tests("BrowserTests", ["Browser", "Screen", "News", "Search", "Prose", "Reading"], exclude: ["Frames"]),
    tests("CursesTests", ["Curses", "Screen"]),
    tests("DatelineTests", ["dateline"], exclude: ["Cases", "Dossier", "Notes"]),
    // A terminal in memory, and a program to crash in it.
    .target(name: "CVTerm", path: "Tests/CVTerm", linkerSettings: [.linkedLibrary("vterm")]),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Curses", "Screen"], path: "Tests/TerminalProbe",
      swiftSettings: settings),
    tests("TerminalTests", ["CVTerm", "terminal-probe", "dateline", "Curses", "Screen"]),
    tests("HouseTests", ["dateline", "Browser"]),
  ],
  swiftLanguageModes: [.v6]
)
