namespace Alfred.Languages;

/// <summary>
/// This build has no skills for the instance, or what they declare is wrong: two have one name, a line of a language file is malformed, a
/// phrase or a form contradicts its action. The message says where and what; the product does not start.
/// </summary>
public sealed class DeclarationException(string message) : Exception(message);
