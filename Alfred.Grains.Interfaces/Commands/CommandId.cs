namespace Alfred.Commands;

/// <summary>
/// Names one command of one message: the inbox row and the command's number in its plan. A domain grain applies a command id once and
/// answers a repetition with the stored outcome.
/// </summary>
/// <param name="Message">The inbox row, from 1.</param>
/// <param name="Ordinal">The command's number in the plan, from 0.</param>
[GenerateSerializer, Immutable, Alias("alfred.command-id")]
public readonly record struct CommandId([property: Id(0)] long Message, [property: Id(1)] int Ordinal)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is no command id.</exception>
    public static CommandId Parse(string text)
    {
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        if (hash > 0
            && long.TryParse(text.AsSpan(0, hash), NumberStyles.None, CultureInfo.InvariantCulture, out var message)
            && int.TryParse(text.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
            return new(message, ordinal);
        throw new FormatException($"'{text}' is no command id such as 4711#0");
    }

    /// <summary><c>4711#0</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Message}#{Ordinal}");
}
