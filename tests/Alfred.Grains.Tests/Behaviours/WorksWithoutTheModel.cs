using Alfred.Gateway.Model;
using Alfred.Sandbox.Http;
using Alfred.Testing.Model;
using Alfred.Tests.Instances;
using Alfred.Tests.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Tests.Behaviours;

/// <summary>
/// Behaviour 13: lists, chores, reminders and expenses keep working while the model is down or its budget is used up, and ask it nothing.
/// </summary>
public sealed class WorksWithoutTheModel(DatabaseFixture databases)
{
    [Theory]
    [InlineData("en", "add milk|add chore bins|remind me tomorrow at 9 to call mum|list", "what shall we eat tonight?")]
    [InlineData(
        "de", "setz Milch auf die Liste|Aufgabe Müll|erinnere mich morgen um 9 an Mama|Liste", "was könnten wir denn heute Abend essen?")]
    public async Task at_home_everyday_requests_are_done_and_only_the_rest_is_said_to_wait(string language, string plain, string other) =>
        await WorksAsync(language, plain.Split('|'), other, HomeSkills.Load);

    [Theory]
    [InlineData("en", "spent 12.50 on lunch|my expenses|remind me tomorrow at 9 to call Bob", "who was our best customer, do you think?")]
    [InlineData(
        "de", "12,50 Euro für Mittagessen ausgegeben|meine Ausgaben|erinnere mich morgen um 9 an Bob", "wie war wohl unser bester Kunde?")]
    public async Task at_work_everyday_requests_are_done_and_only_the_rest_is_said_to_wait(string language, string plain, string other) =>
        await WorksAsync(language, plain.Split('|'), other, WorkSkills.Load);

    private async Task WorksAsync(string language, string[] plain, string other, Action<IServiceCollection> load)
    {
        await using var model = await FakeModel.StartAsync();
        model.Otherwise = new FakeAnswer.Cut();
        await using var alfred = await TestInstance.StartAsync(
            databases, language: language, model: new() { Name = "test", InputPrice = 1, OutputPrice = 1 },
            more: services =>
            {
                load(services);
                services.AddModel(new() { ApiKey = "sk-test", BaseUrl = model.BaseUrl, Name = "test" }, isProduction: false);
            });

        foreach (var said in plain)
            await SayAsync(alfred, said);

        Assert.Empty(model.Requests.All);
        Assert.Equal(plain.Length - 1L, await alfred.CountAsync("journal"));
        var waits = language == "en" ? "does not answer" : "antwortet";
        Assert.DoesNotContain(alfred.Letters.Texts, text => text.Contains(waits, StringComparison.Ordinal));
        Assert.Contains(waits, await SayAsync(alfred, other), StringComparison.Ordinal);
    }

    private static async Task<string> SayAsync(TestInstance alfred, string said)
    {
        var told = alfred.Letters.Attempts.Count;
        await alfred.Inbox.AcceptAsync(Letters.Written($"{told}", said), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count > told, ModelInstance.ClockStep);
        return alfred.Letters.Texts[told];
    }
}
