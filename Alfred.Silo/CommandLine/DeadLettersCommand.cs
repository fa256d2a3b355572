using System.CommandLine;
using System.Globalization;
using System.Text;
using Alfred.DeadLetters;
using Alfred.Silo.Configuration;
using NodaTime;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred dead-letters</c>: what was given up and what waits for a person to write, and with <c>--show</c> what one of it holds.</summary>
internal static class DeadLettersCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make(TimeProvider clock)
    {
        var show = new Option<string?>("--show") { Description = "Print what one holds, personal data included", HelpName = "id" };
        var command = new Command("dead-letters", "List what was given up (messages, unreadable bodies, replies) and what waits for a person to write") { show };
        command.SetAction((parsed, cancellationToken) => Refusal.CatchAsync(() => Operator.RunAsync(
            Start.ReadSettings(),
            clock,
            (settings, store) => parsed.GetValue(show) is { } id
                ? ShowAsync(store, id, Console.Out, cancellationToken)
                : ListAsync(settings, store, Console.Out, cancellationToken),
            cancellationToken)));
        return command;
    }

    /// <summary>Writes the list.</summary>
    public static async Task<int> ListAsync(AlfredSettings settings, DeadLetterStore store, TextWriter output, CancellationToken cancellationToken)
    {
        var rows = (await store.ListAsync(cancellationToken)).ToLookup(letter => letter.Kind == DeadLetterKind.Held);
        var (letters, held) = (rows[false].ToArray(), rows[true].ToArray());
        await output.WriteLineAsync(letters.Length == 0
            ? $"alfred-{settings.Instance.Name} has no dead letters."
            : $"{letters.Length} of alfred-{settings.Instance.Name} (times of {settings.Instance.Zone.Id}):");
        await WriteAsync(letters, settings, output);
        if (letters.Length > 0)
            await output.WriteLineAsync("`alfred dead-letters --show <id>` prints one, `alfred replay <id>…` or `--all` runs them again, `alfred drop <id>…` forgets them.");
        if (held.Length == 0)
            return 0;
        await output.WriteLineAsync($"{held.Length} of alfred-{settings.Instance.Name} not given up: replies that go out when their people write again (tried last, {settings.Instance.Zone.Id}):");
        await WriteAsync(held, settings, output);
        await output.WriteLineAsync("`alfred drop <id>…` forgets them, `alfred replay <id>…` (not `--all`) tries them now.");
        return 0;
    }

    private static async Task WriteAsync(IEnumerable<DeadLetter> letters, AlfredSettings settings, TextWriter output)
    {
        foreach (var letter in letters)
            await output.WriteLineAsync(Line(letter, settings.Instance.Zone));
    }

    /// <summary>Writes what one holds.</summary>
    public static async Task<int> ShowAsync(DeadLetterStore store, string id, TextWriter output, CancellationToken cancellationToken)
    {
        if (await store.ShowAsync(Operator.IdOf(id), cancellationToken) is not { } content)
        {
            await output.WriteLineAsync($"{id}: there is no such row.");
            return 1;
        }

        await output.WriteLineAsync(Printable(content));
        return 0;
    }

    private static string Line(DeadLetter letter, DateTimeZone zone)
    {
        var since = Instant.FromDateTimeOffset(letter.Since).InZone(zone).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var tries = letter.Tries == 1 ? "1 try" : string.Create(CultureInfo.InvariantCulture, $"{letter.Tries} tries");
        return $"  {letter.Id,-12}{since}  {letter.Channel,-10}{letter.Kind.ToString().ToLowerInvariant(),-12}{tries,-9}{Printable(letter.Reason)}";
    }

    // What people wrote must not move the cursor of the operator's terminal.
    private static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var c in text)
            printable.Append(char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c);
        return printable.ToString();
    }
}
