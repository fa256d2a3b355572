using System.Diagnostics;
using System.Globalization;
using Alfred.Commands;
using Alfred.Instances;
using Alfred.Interpretation;
using Alfred.Languages;
using Alfred.Skills;
using Alfred.Skills.Home.Briefing;
using Alfred.Skills.Home.Chores;
using Alfred.Skills.Home.Groceries;
using Alfred.Skills.Shared.Help;
using Alfred.Skills.Shared.Languages;
using Alfred.Skills.Shared.Ping;
using Alfred.Skills.Shared.Talk;
using Alfred.Skills.Work.Expenses;
using NodaTime;

namespace Alfred.Benchmarks.Grammars;

/// <summary>
/// How many messages a second one processor understands, and what a message allocates, for every kind of message in every language, and for
/// messages that nothing understands. Nothing runs but the grammar.
/// </summary>
internal static class GrammarBenchmark
{
    private const int Rounds = 7;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(300);

    public static int Run()
    {
        var languages = LanguageSet.Of(LanguageSet.Files(
            [typeof(Grammar).Assembly, typeof(HelpSkill).Assembly, typeof(GroceriesSkill).Assembly, typeof(ExpensesSkill).Assembly]));
        Skill[] shared = [new HelpSkill(), new PingSkill(), new TalkSkill(), new LanguageSkill(languages)];
        var started = Stopwatch.GetTimestamp();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var home = new Grammar(
            new Skills([new GroceriesSkill(), new ChoresSkill(languages), new BriefingSkill(), .. shared]), Of(InstanceKind.Home),
            languages);
        var made = Stopwatch.GetElapsedTime(started);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"home's grammar: made in {made.TotalMilliseconds:N0} ms, holds {(GC.GetTotalMemory(true) - before) / 1048576.0:N1} MB\n"));
        var biz = new Grammar(new Skills([new ExpensesSkill(), .. shared]), Of(InstanceKind.Biz), languages);
        Console.WriteLine("| message | messages/s (median) | worst round | bytes a message |\n|---|---|---|---|");
        var all = Sentences.All.Select(sentence => (Grammar: sentence.IsBiz ? biz : home, sentence.Text)).ToArray();
        // What compiles code while it runs has done so after this.
        for (var warm = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(warm) < WarmUp;)
            Array.ForEach(all, static one => one.Grammar.Parse(one.Text));
        Measure("all of these, in turn", all);
        foreach (var sentence in Sentences.All)
            Measure(sentence.Text, [(sentence.IsBiz ? biz : home, sentence.Text)]);
        return 0;
    }

    private static void Measure(string name, (Grammar Grammar, string Text)[] messages)
    {
        var rates = new double[Rounds];
        double bytes = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var count = 0;
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(started) < Round)
            {
                foreach (var (grammar, text) in messages)
                    grammar.Parse(text);
                count += messages.Length;
            }

            rates[round] = count / Stopwatch.GetElapsedTime(started).TotalSeconds;
            bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)count;
        }

        Array.Sort(rates);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {name.ReplaceLineEndings(" ⏎ ")} | {rates[Rounds / 2]:N0} | {rates[0]:N0} | {bytes:N0} |"));
    }

    private static Instance Of(InstanceKind kind) => new()
    {
        Kind = kind,
        IsProduction = false,
        Zone = DateTimeZone.Utc,
        Currency = "EUR",
        Language = "en",
        AllowUnknownSenders = false,
    };

    private sealed class Skills(IReadOnlyList<Skill> skills) : ISkillCatalog
    {
        IReadOnlyList<Skill> ISkillCatalog.Skills => skills;

        SkillAction? ISkillCatalog.Find(ActionName name) => skills
            .SelectMany(static skill => skill.Actions, static (skill, action) => (skill, action))
            .FirstOrDefault(pair => $"{pair.skill.Name}.{pair.action.Name}" == name.Value).action;
    }
}
