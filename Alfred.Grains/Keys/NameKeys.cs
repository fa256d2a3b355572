namespace Alfred.Keys;

/// <summary>Gives what people named, such as a list, the key of its grain.</summary>
internal sealed class NameKeys(KeySecret secret)
{
    // Orleans' tables would take a key of nothing but digits for a number or a Guid.
    private const string Prefix = "named-";

    /// <summary>An opaque key: the same for the same name, on every silo and after every restart.</summary>
    public string Of(string name) => Prefix + secret.Hash($"name {name}");
}
