using System.CommandLine;
using Alfred.DeadLetters;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred replay</c>: processes or sends dead letters again.</summary>
internal static class ReplayCommand
{
    // A running instance looks every two seconds.
    private static readonly TimeSpan ParseTimeout = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Makes the command.</summary>
    public static Command Make(TimeProvider clock)
    {
        var ids = new Argument<string[]>("id")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "As `alfred dead-letters` lists them: in-17, out-9",
        };
        var all = new Option<bool>("--all") { Description = "All that failed" };
        const string Description = "Process or send dead letters again, once; what they did before is not done again";
        return new Command("replay", Description) { ids, all }.WithDeadLetters(
            clock,
            async (_, store, parsed, cancellationToken) =>
            {
                var chosen = await ChooseAsync(store, parsed.GetValue(ids) ?? [], parsed.GetValue(all), cancellationToken);
                return await ReplayAsync(store, chosen, clock, Console.Out, cancellationToken);
            });
    }

    /// <summary>Replays each, and says what became of it.</summary>
    /// <returns>0 when each of them is on its way or done, 1 when one was not found.</returns>
    public static async Task<int> ReplayAsync(
        DeadLetterStore store, ImmutableArray<DeadLetterId> ids, TimeProvider clock, TextWriter output, CancellationToken cancellationToken)
    {
        var decisions = new List<(DeadLetterId Id, DeadLetterResult Decision)>();
        foreach (var id in ids)
            decisions.Add((id, await store.ReplayAsync(id, cancellationToken)));
        // All of them are on their way by now, so that the running instance reads one body while this waits for another.
        var since = clock.GetTimestamp();
        foreach (var (id, decision) in decisions)
        {
            var result = decision is DeadLetterResult.Replayed { IsBody: true }
                ? await WaitForParsingAsync(store, id, since, clock, cancellationToken)
                : Describe(decision);
            await output.WriteLineAsync($"{id}: {result}");
        }

        if (decisions.Any(decided => decided.Decision is DeadLetterResult.Replayed))
            await output.WriteLineAsync("A running Alfred takes them up within 5 seconds, otherwise the next start does.");
        else if (ids.IsEmpty)
            await output.WriteLineAsync("There is nothing to replay.");
        return decisions.Any(decided => decided.Decision is DeadLetterResult.Unknown) ? 1 : 0;
    }

    private static async Task<ImmutableArray<DeadLetterId>> ChooseAsync(
        DeadLetterStore store, string[] ids, bool all, CancellationToken cancellationToken)
    {
        if (all == ids.Length > 0)
            throw new ArgumentRefusedException("Say which dead letters, or --all. `alfred dead-letters` lists them.");
        if (!all)
            return [.. ids.Select(CommandActions.ParseId)];
        var letters = await store.ListAsync(cancellationToken);
        return [.. letters.Where(letter => letter.Kind != DeadLetterKind.Held).Select(letter => letter.Id)];
    }

    private static async Task<string> WaitForParsingAsync(
        DeadLetterStore store, DeadLetterId id, long since, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindReadingAsync(id, cancellationToken) is { } reading)
                return reading;
            if (clock.GetElapsedTime(since) > ParseTimeout)
                return "waits for a running Alfred to read it";
            await Task.Delay(PollInterval, clock, cancellationToken);
        }
    }

    private static string Describe(DeadLetterResult decision) => decision switch
    {
        DeadLetterResult.Replayed { MayArriveTwice: true } => "is sent again. Whether it arrived before is unknown, so it may arrive twice",
        DeadLetterResult.Replayed => "is on its way again",
        DeadLetterResult.NotDead other => $"nothing to do, it is {other.State}",
        _ => "there is no such row",
    };
}
