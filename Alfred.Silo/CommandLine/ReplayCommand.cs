using System.Collections.Immutable;
using System.CommandLine;
using Alfred.DeadLetters;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred replay</c>: dead letters run, are read or are sent again.</summary>
internal static class ReplayCommand
{
    // A running instance looks every two seconds.
    private static readonly TimeSpan ReadingTime = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Makes the command.</summary>
    public static Command Make(TimeProvider clock)
    {
        var ids = new Argument<string[]>("id") { Arity = ArgumentArity.ZeroOrMore, Description = "As `alfred dead-letters` lists them: in-17, out-9" };
        var all = new Option<bool>("--all") { Description = "All that were given up" };
        var command = new Command("replay", "Run dead letters again, once; what they did before is not done again") { ids, all };
        command.SetAction((parsed, cancellationToken) => Refusal.CatchAsync(() => Operator.RunAsync(
            Start.ReadSettings(),
            clock,
            async (_, store) => await ReplayAsync(
                store, await ChooseAsync(store, parsed.GetValue(ids) ?? [], parsed.GetValue(all), cancellationToken), clock, Console.Out, cancellationToken),
            cancellationToken)));
        return command;
    }

    /// <summary>Replays, and says of each what became of it.</summary>
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
            var words = decision is DeadLetterResult.Replayed { IsBody: true } ? await ReadingAsync(store, id, since, clock, cancellationToken) : Words(decision);
            await output.WriteLineAsync($"{id}: {words}");
        }

        if (decisions.Any(decided => decided.Decision is DeadLetterResult.Replayed))
            await output.WriteLineAsync("A running Alfred takes them up within 5 seconds, otherwise the next start does.");
        else if (ids.IsEmpty)
            await output.WriteLineAsync("There is nothing to replay.");
        return decisions.Any(decided => decided.Decision is DeadLetterResult.Unknown) ? 1 : 0;
    }

    private static async Task<ImmutableArray<DeadLetterId>> ChooseAsync(DeadLetterStore store, string[] ids, bool all, CancellationToken cancellationToken)
    {
        if (all == ids.Length > 0)
            throw new ArgumentRefusedException("Say which dead letters, or --all. `alfred dead-letters` lists them.");
        return all ? [.. (await store.ListAsync(cancellationToken)).Where(letter => letter.Kind != DeadLetterKind.Held).Select(letter => letter.Id)] : [.. ids.Select(Operator.IdOf)];
    }

    private static async Task<string> ReadingAsync(DeadLetterStore store, DeadLetterId id, long since, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindReadingAsync(id, cancellationToken) is { } reading)
                return reading;
            if (clock.GetElapsedTime(since) > ReadingTime)
                return "waits for a running Alfred to read it";
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static string Words(DeadLetterResult decision) => decision switch
    {
        DeadLetterResult.Replayed { MayArriveTwice: true } => "is sent again. Nobody knows whether it arrived before, so it may arrive twice",
        DeadLetterResult.Replayed => "is on its way again",
        DeadLetterResult.NotDead other => $"nothing to do, it is {other.State}",
        _ => "there is no such row",
    };
}
