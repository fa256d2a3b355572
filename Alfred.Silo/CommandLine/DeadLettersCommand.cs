using System.CommandLine;
using Alfred.DeadLetters;
using Alfred.Silo.Configuration;
using NodaTime;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred dead-letters</c>: what failed and what is held until a person writes; <c>--show</c> prints one.</summary>
internal static class DeadLettersCommand
{
    private const string Hint =
        "`alfred dead-letters --show <id>` prints one, `alfred replay <id>…` or `--all` retries them, `alfred drop <id>…` discards them.";

    /// <summary>Makes the command.</summary>
    public static Command Make(TimeProvider clock)
    {
        var show = new Option<string?>("--show") { Description = "Print the content of one, personal data included", HelpName = "id" };
        return new Command("dead-letters", "List failed messages, unreadable bodies and failed or held replies") { show }.WithDeadLetters(
            clock,
            (settings, store, parsed, cancellationToken) => parsed.GetValue(show) is { } id
                ? ShowAsync(store, id, Console.Out, cancellationToken)
                : ListAsync(settings, store, Console.Out, cancellationToken));
    }

    /// <summary>Writes the list.</summary>
    public static async Task<int> ListAsync(
        AlfredSettings settings, DeadLetterStore store, TextWriter output, CancellationToken cancellationToken)
    {
        var rows = (await store.ListAsync(cancellationToken)).ToLookup(letter => letter.Kind == DeadLetterKind.Held);
        var (letters, held) = (rows[false].ToArray(), rows[true].ToArray());
        var (name, zone) = ($"alfred-{settings.Instance.Name}", settings.Instance.Zone);
        await output.WriteLineAsync(letters.Length == 0
            ? $"{name} has no dead letters."
            : $"{letters.Length} dead letters of {name} (times in {zone.Id}):");
        await WriteAsync(letters, zone, output);
        if (letters.Length > 0)
            await output.WriteLineAsync(Hint);
        if (held.Length == 0)
            return 0;
        await output.WriteLineAsync($"{held.Length} held replies of {name}, sent when their people write again (last try, {zone.Id}):");
        await WriteAsync(held, zone, output);
        await output.WriteLineAsync("`alfred drop <id>…` discards them, `alfred replay <id>…` (not `--all`) tries them now.");
        return 0;
    }

    private static async Task WriteAsync(IEnumerable<DeadLetter> letters, DateTimeZone zone, TextWriter output)
    {
        foreach (var letter in letters)
            await output.WriteLineAsync(Line(letter, zone));
    }

    /// <summary>Writes the content of one.</summary>
    public static async Task<int> ShowAsync(DeadLetterStore store, string id, TextWriter output, CancellationToken cancellationToken)
    {
        if (await store.ShowAsync(CommandActions.ParseId(id), cancellationToken) is not { } content)
        {
            await output.WriteLineAsync($"{id}: there is no such row.");
            return 1;
        }

        await output.WriteLineAsync(TerminalText.Of(content));
        return 0;
    }

    private static string Line(DeadLetter letter, DateTimeZone zone)
    {
        var since = Instant.FromDateTimeOffset(letter.Since).InZone(zone).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var tries = letter.Tries == 1 ? "1 try" : string.Create(CultureInfo.InvariantCulture, $"{letter.Tries} tries");
        var kind = letter.Kind.ToString().ToLowerInvariant();
        return $"  {letter.Id,-12}{since}  {letter.Channel,-10}{kind,-12}{tries,-9}{TerminalText.Of(letter.Reason)}";
    }
}
