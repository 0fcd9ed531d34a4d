import TestSupport
import Testing

@Suite("The repository")
struct RepositoryTests {
  @Test("it names no folder of anybody's machine")
  func privatePaths() {
    let written = ["data", "Sources", "Tests"].flatMap { Repository.files(below: $0) }
    let atRoot = [
      "Package.swift", "Makefile", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md",
      ".ci/run",
    ]
    let places = (written + atRoot).flatMap { path in
      let text = Repository.text(of: path) ?? ""
      return text.matches(of: /[\s"'(`=]\/(?:home|root|work|Users)\/\w/).map { match in
        let before = text[...match.range.lowerBound]
        let line = before.count { $0.isNewline } + 1
        return Place(path: path, line: line, text: String(match.output.dropFirst()))
      }
    }
    expectNone(places, "write a path from the root of the repository")
  }

  @Test("the top level holds what every repository has, and no more")
  func topLevel() {
    let known: Set = [
      "Package.swift", "Package.resolved", "Makefile", "Sources", "Tests", "data",
      "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE",
    ]
    let strange = Set(Repository.files().map { $0.prefix { $0 != "/" } }.map(String.init)).subtracting(known)
    #expect(strange.isEmpty, "put them into Sources, Tests or data")
  }

  @Test("ARCHITECTURE.md names every folder of the sources")
  func foldersAreDescribed() {
    let architecture = Repository.text(of: "ARCHITECTURE.md") ?? ""
    let folders = Set(
      Repository.files(below: "Sources").compactMap { path in
        path.split(separator: "/").dropLast().joined(separator: "/")
      })
    for folder in folders.sorted() where !folder.hasSuffix("/include") {
      let isNamed = architecture.contains("`\(folder)/`")
      #expect(isNamed, "ARCHITECTURE.md says nothing of `\(folder)/`")
    }
  }

  @Test("every make target that the README names exists")
  func targetsExist() {
    let makefile = Repository.text(of: "Makefile") ?? ""
    let readme = Repository.text(of: "README.md") ?? ""
    for match in readme.matches(of: /`make ([a-z]+)/) {
      let isTarget = makefile.contains("\n\(match.output.1):")
      #expect(isTarget, "README.md: no target “\(match.output.1)” in the Makefile")
    }
  }

  @Test("the sample story is five reports with title, date and place")
  func sample() {
    let reports = Repository.files(below: "data/sample")
    #expect(reports.count == 5)
    for report in reports {
      let lines = (Repository.text(of: report) ?? "").split(separator: "\n")
      for key in ["title: ", "date: 2026-01-05", "place: "] {
        #expect(lines.prefix(7).contains { $0.hasPrefix(key) }, "\(report): no “\(key)” in the front matter")
      }
    }
  }
}
