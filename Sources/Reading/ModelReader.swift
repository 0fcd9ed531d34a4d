public import News

/// Reads the file of learnt weights, once and as it is.
public enum ModelReader {
  /// - Throws: `ReadingError.unreadable` where the file cannot be read or holds no model of this version.
  public static func names(at path: String) throws(ReadingError) -> NameModel {
    let words: [UInt64]
    do {
      words = try FileSystem.words(of: Array(path.utf8))
    } catch {
      throw .unreadable(path: path, reason: error.reason)
    }
    do {
      return try NameModel(words: words)
    } catch {
      throw .unreadable(path: path, reason: error.description)
    }
  }
}
