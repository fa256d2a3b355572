using Alfred.Skills.Tests.Doubles;
using Alfred.Weather;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>
/// What the briefing says is each person's choice; an empty section is left out, a source that failed is named (behaviour 17).
/// </summary>
public sealed class BriefingSectionChoices
{
    private readonly Household _home = new();

    private TestWeatherGrain Weather => (TestWeatherGrain)_home.Grains.Get<IWeatherGrain>(IWeatherGrain.DefaultKey);

    [Fact]
    public async Task the_weather_is_one_line()
    {
        Weather.IsConfigured = true;
        Assert.Equal("Your briefing tells the weather in Madrid.", await _home.SayAsync("Ada", "weather for Madrid"));

        Assert.Equal(
            "Good morning, Ada. It is Monday, 23 November.\nMadrid: 12–19 °C, rain in the afternoon.",
            await _home.SayAsync("Ada", "briefing"));
    }

    [Fact]
    public async Task Auf_Deutsch_auch()
    {
        Weather.IsConfigured = true;
        _home.Of("Ada").Language = SkillSet.Languages["de"];
        Assert.Equal("Dein Briefing sagt dir das Wetter in Madrid.", await _home.SayAsync("Ada", "Wetter für Madrid"));
        Assert.Equal("Madrid: 12–19 °C, Regen am Nachmittag.", await _home.SayAsync("Ada", "Wetter"));
        Assert.Equal("Nicht mehr in deinem Briefing: Wetter.", await _home.SayAsync("Ada", "Briefing ohne Wetter"));
        Assert.DoesNotContain("°C", await _home.SayAsync("Ada", "Briefing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_name_that_means_two_places_is_asked_about()
    {
        Weather.IsConfigured = true;
        Weather.Places = [new("Madrid", 40.4165m, -3.7026m, "Spain"), new("Madrid", 4.7325m, -74.2642m, "Colombia")];

        Assert.Equal("Which Madrid?\n1. Madrid, Spain\n2. Madrid, Colombia", await _home.SayAsync("Ada", "weather for Madrid"));
        Assert.Equal("Your briefing tells the weather in Madrid.", await _home.SayAsync("Ada", "2"));
    }

    [Theory]
    [InlineData("weather for 40.42 -3.7", "Your briefing tells the weather in 40.42, -3.7.")]
    [InlineData("weather for 40.42, -3.7", "Your briefing tells the weather in 40.42, -3.7.")]
    public async Task coordinates_name_a_place_without_any_service_for_names(string said, string answer)
    {
        Weather.IsConfigured = true;
        Weather.Places = null;
        Assert.Equal(answer, await _home.SayAsync("Ada", said));
    }

    [Fact]
    public async Task a_weather_service_that_does_not_answer_is_named()
    {
        Weather.IsConfigured = true;
        await _home.SayAsync("Ada", "weather for Madrid");
        Weather.Reading = null;

        Assert.EndsWith(
            "The weather service does not answer at the moment.", await _home.SayAsync("Ada", "briefing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_is_missing_is_told_when_asked_and_left_out_of_the_briefing()
    {
        Assert.Equal("""
            In your briefing: chores and groceries.
            No weather: this Alfred has no weather service (WEATHER_URL).
            No calendar yet: send "add calendar" and its address.
            No birthdays yet: say "Ada's birthday is 3 May".
            It also comes with nothing to say. "no briefing when there is nothing" changes that.
            """, await _home.SayAsync("Ada", "what's in my briefing?"));
        Assert.Equal("Nothing on the list and no chores open. Have a good day!", await _home.SayAsync("Ada", "briefing"));
    }

    [Fact]
    public async Task a_section_is_left_out_for_one_person_alone()
    {
        await _home.SayAsync("Ada", "add milk");
        await _home.SayAsync("Ada", "add chore bins");
        Assert.Equal("No longer in your briefing: chores.", await _home.SayAsync("Ada", "briefing without chores"));

        Assert.DoesNotContain("bins", await _home.SayAsync("Ada", "briefing"), StringComparison.Ordinal);
        Assert.Contains("bins", await _home.SayAsync("Bob", "briefing"), StringComparison.Ordinal);
        Assert.Equal("In your briefing from now on: chores.", await _home.SayAsync("Ada", "add the chores to my briefing"));
        Assert.Contains("bins", await _home.SayAsync("Ada", "briefing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task several_sections_at_once()
    {
        Assert.Equal(
            "No longer in your briefing: weather, birthdays and groceries.",
            await _home.SayAsync("Ada", "briefing without shopping list, weather and birthdays"));
    }

    [Fact]
    public async Task an_unknown_section_is_answered_with_the_known_ones() =>
        Assert.Equal(
            "I know no section \"horoscope\". There are weather, calendar, birthdays, chores or groceries.",
            await _home.SayAsync("Ada", "briefing without horoscope"));

    [Fact]
    public async Task with_nothing_to_say_it_is_silent_for_those_who_want_that()
    {
        await _home.SayAsync("Ada", "briefing at 7:30");
        await _home.SayAsync("Bob", "briefing at 7:30");
        await _home.SayAsync("Ada", "no briefing when there is nothing");

        await _home.PassAsync(Duration.FromHours(2));

        Assert.Empty(_home.ToldTo("Ada"));
        Assert.Equal(["Nothing on the list and no chores open. Have a good day!"], _home.ToldTo("Bob"));

        await _home.SayAsync("Ada", "briefing even when there is nothing");
        await _home.PassAsync(Duration.FromHours(24));
        Assert.Single(_home.ToldTo("Ada"));
    }

    [Fact]
    public async Task asked_for_it_always_says_something()
    {
        await _home.SayAsync("Ada", "no briefing when there is nothing");
        Assert.Equal("Nothing on the list and no chores open. Have a good day!", await _home.SayAsync("Ada", "briefing"));
    }

    [Fact]
    public async Task it_fits_on_a_screen_however_much_there_is()
    {
        Weather.IsConfigured = true;
        await _home.SayAsync("Ada", "weather for Madrid");
        for (var i = 0; i < 12; i++)
        {
            await _home.SayAsync("Ada", $"add item{i}");
            await _home.SayAsync("Ada", $"add chore task{i} for me");
            await _home.Of("Ada").DoAsync("birthdays.add", ("name", $"Child{i}"), ("day", "11-25"));
        }

        Assert.InRange((await _home.SayAsync("Ada", "briefing")).Split('\n').Length, 1, 20);
    }
}
