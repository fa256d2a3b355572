using Alfred.Briefings;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>"Why didn't I get my briefing?" is answered from the ledger of what was sent, not from memory (pain point 2).</summary>
public sealed class BriefingDeliveries
{
    private readonly Household _home = new();

    private TestBriefingGrain Ada => (TestBriefingGrain)_home.Grains.Get<IBriefingGrain>(_home.Of("Ada").Member.Id.Value);

    [Theory]
    [InlineData(BriefingStage.Read, "The briefing of Monday, 23 November was sent at 07:01 and has been read.")]
    [InlineData(BriefingStage.Delivered, "The briefing of Monday, 23 November was sent at 07:01 and has arrived on your device.")]
    [InlineData(BriefingStage.Sent, "The briefing of Monday, 23 November was sent at 07:01. I know nothing about its arrival.")]
    [InlineData(BriefingStage.Failed, "The briefing of Monday, 23 November, 07:00, could not be delivered: the number is gone.")]
    [InlineData(BriefingStage.Silent,
        "On Monday, 23 November at 07:00 there was nothing to say, or the day's briefing had come before.")]
    [InlineData(BriefingStage.Held,
        "The briefing of Monday, 23 November, 07:00, waits: you had not written for 24 hours, and then I may send nothing but a request " +
        "to write. It comes when you write.")]
    public async Task what_became_of_it_is_told(BriefingStage stage, string answer)
    {
        await _home.SayAsync("Ada", "briefing at 7:00");
        Ada.Last = new()
        {
            Due = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero),
            BroughtAt = new(2026, 11, 23, 6, 0, 20, TimeSpan.Zero),
            Stage = stage,
            SettledAt = new(2026, 11, 23, 6, 1, 0, TimeSpan.Zero),
            Reason = "the number is gone",
        };

        Assert.Equal(answer, await _home.SayAsync("Ada", "why didn't I get my briefing?"));
    }

    [Fact]
    public async Task downtime_is_told()
    {
        await _home.SayAsync("Ada", "briefing at 7:00");
        Ada.Last = new()
        {
            Due = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero),
            BroughtAt = new(2026, 11, 23, 8, 30, 0, TimeSpan.Zero),
            Stage = BriefingStage.Delivered,
            SettledAt = new(2026, 11, 23, 8, 30, 1, TimeSpan.Zero),
        };

        Assert.Equal("""
            I was not running at 07:00 on Monday, 23 November, when it was due, but only from 09:30 on.
            The briefing of Monday, 23 November was sent at 09:30 and has arrived on your device.
            """, await _home.SayAsync("Ada", "why didn't I get my briefing?"));
    }

    [Fact]
    public async Task one_that_was_never_asked_for_is_off() =>
        Assert.Equal(
            "Your daily briefing is off. Say \"briefing at 7:30\" to get one.",
            await _home.SayAsync("Ada", "why didn't I get my briefing?"));

    [Fact]
    public async Task a_day_without_one_is_told()
    {
        await _home.SayAsync("Ada", "briefing weekends at 9");
        Assert.Equal("""
            None is due today: your briefing comes Saturday and Sunday at 09:00.
            None has been due yet: your briefing comes Saturday and Sunday at 09:00 (Europe/Madrid).
            """, await _home.SayAsync("Ada", "why didn't I get my briefing?"));
    }

    [Fact]
    public async Task Auf_Deutsch_auch()
    {
        _home.Of("Ada").Language = SkillSet.Languages["de"];
        Assert.Equal(
            "Dein tägliches Briefing ist aus. Sag \"Briefing um 7:30\", um eins zu bekommen.",
            await _home.SayAsync("Ada", "warum habe ich kein Briefing bekommen?"));
    }
}
