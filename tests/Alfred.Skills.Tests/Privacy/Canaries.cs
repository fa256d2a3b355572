using System.Text;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Privacy;

/// <summary>
/// Behaviour 11, private stays private: Ada says words that nobody else would say where nobody reads along, and Bob, who looks at
/// everything that can be looked at, finds nothing of them. A new kind of private thing is a line in <see cref="Said"/>; one that is not
/// understood yet is harmless.
/// </summary>
public sealed class Canaries
{
    private const string Canary = "xylophonist";

    /// <summary>What Ada says alone.</summary>
    public static TheoryData<string> Said =>
    [
        $"remind me to call the {Canary} tomorrow at 5", $"remind me every Friday at 8 about the {Canary}",
        $"between us: the {Canary} comes on Friday",
        $"my calendar is https://calendar.example/{Canary}.ics", $"I'm in {Canary} until Friday",
        $"what about the {Canary}?", $"export {Canary} as csv", "I'm in Honolulu until Friday", "quiet from 23:17 to 6:43",
    ];

    [Theory]
    [MemberData(nameof(Said))]
    public async Task what_is_said_alone_is_found_by_nobody_else(string said)
    {
        var family = new Household();
        await family.SayAsync("Ada", said);
        var seen = new StringBuilder();
        var bob = family.Of("Bob");
        foreach (var isDirect in new[] { true, false })
        {
            bob.IsDirect = isDirect;
            foreach (var (skill, action) in SkillSet.Home.Skills.SelectMany(skill => skill.Actions, (skill, action) => (skill, action)))
            {
                if (action.Effect != Effect.Read || action.Parameters.Any(parameter => parameter.IsRequired))
                    continue;
                seen.AppendLine(await bob.DoAsync($"{skill.Name}.{action.Name}"));
                seen.AppendLine(bob.Outcomes.LastOrDefault()?.Reply?.File is { } file ? Encoding.UTF8.GetString(file.Content.Span) : "");
            }
        }

        await family.PassAsync(Duration.FromDays(8));
        seen.AppendJoin('\n', family.ToldTo("Bob"));
        Assert.True(seen.Length > 500, "Bob looked at nothing");
        Assert.DoesNotMatch($"(?i){Canary}|Honolulu|23:17|06:43", seen.ToString());
    }
}
