public import News

/// The file a notebook is kept in. A change is on the disk when it is saved; what somebody else has changed in the
/// meantime stays.
public struct NotebookStore: Sendable {
  public let path: String
  private let file: [UInt8]

  /// - Parameter path: the file, which need not be there yet; its folder must be when something is saved.
  public init(path: String) {
    self.path = path
    // A link stays one: what it leads to is replaced.
    file = FileSystem.resolved(Array(path.utf8))
  }

  /// Why the notebook is not read or not written: in words, with the place.
  public struct Failure: Error, Hashable, Sendable {
    public let problem: Problem

    fileprivate init(_ path: String, line: Int? = nil, _ message: String) {
      problem = Problem(.failure, path: path, line: line, message)
    }
  }

  /// The notebook as the file has it now; an empty one where there is no file.
  /// - Throws: where it cannot be read, or is no notebook. Then it is not written either.
  public func load() throws(Failure) -> NotebookDocument { try current() ?? NotebookDocument() }

  /// The notebook as the file has it now; `known`, which the next change writes whole, where the file is gone.
  /// - Throws: as `load()`.
  public func load(keeping known: NotebookDocument) throws(Failure) -> NotebookDocument {
    try current() ?? known
  }

  /// Makes changes in the file as it is now.
  /// - Parameter known: what the file held when it was read last; it is written whole where the file is gone.
  /// - Returns: what the file holds then.
  /// - Throws: where it cannot be read, is no notebook, or cannot be written. It is as it was then.
  public func save(
    _ changes: [Notebook.Change], known: NotebookDocument
  ) throws(Failure) -> NotebookDocument {
    let folder = FileSystem.split(file).folder
    return try FileSystem.whileLocked(folder, refusal: failure) { () throws(Failure) in
      let found = try current()
      var document = found ?? known
      for change in changes { document.apply(change) }
      guard found?.source != document.source else { return document }
      do throws(FileSystem.Failure) {
        try FileSystem.replace(file, with: Array(document.source.utf8))
      } catch {
        throw failure(error)
      }
      return document
    }
  }

  /// `nil` where there is no file.
  private func current() throws(Failure) -> NotebookDocument? {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.contents(of: file)
    } catch {
      if error.isMissing { return nil }
      throw failure(error)
    }
    guard let source = String(validating: bytes, as: UTF8.self) else {
      throw Failure(path, "it is not valid UTF-8; it is left as it is")
    }
    do {
      return try NotebookDocument(reading: source, path: path)
    } catch {
      throw Failure(path, line: error.line, "column \(error.column): \(error.reason); it is left as it is")
    }
  }

  private func failure(_ failure: FileSystem.Failure) -> Failure { Failure(path, failure.reason) }
}
