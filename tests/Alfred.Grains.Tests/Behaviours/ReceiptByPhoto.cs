using Alfred.Channels;
using Alfred.Gateway.Model;
using Alfred.Testing.Model;
using Alfred.Tests.Instances;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Tests.Behaviours;

/// <summary>Behaviour 21: what was read in a photo is confirmed first, and the photo is kept with the expense as it came.</summary>
public sealed class ReceiptByPhoto(DatabaseFixture databases)
{
    private static readonly InboundFile Photo = new("photo", FileKind.Photo, "image/jpeg", "till.jpg");

    [Theory]
    [InlineData("en", "yes", "Logged €12.50 · Lidl", "The receipt is kept with it.")]
    [InlineData("de", "ja", "Notiert: 12,50 € · Lidl", "Der Beleg ist dabei aufgehoben.")]
    public async Task the_photo_is_the_receipt_of_the_expense_that_was_approved(string language, string yes, string logged, string kept)
    {
        await using var model = await FakeModel.StartAsync();
        model.Say("""{"kind":"receipt","total":12.50,"currency":"EUR","merchant":"Lidl"}""");
        await using var alfred = await TestInstance.StartAsync(
            databases, language: language, model: new() { Name = "test", InputPrice = 1, OutputPrice = 1 },
            more: services =>
            {
                WorkSkills.Load(services);
                services.AddModel(new() { ApiKey = "sk-test", BaseUrl = model.BaseUrl, Name = "test" }, isProduction: false);
            });
        alfred.Letters.Files = [Photo];
        await alfred.Inbox.AcceptAsync(Letters.Written("1", ""), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        Assert.Equal(0L, await alfred.CountAsync("expn"));

        alfred.Letters.Files = [];
        await alfred.Inbox.AcceptAsync(Letters.Written("2", yes), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        var answer = alfred.Letters.Texts[1].Replace('\u00a0', ' ');
        Assert.StartsWith(logged, answer, StringComparison.Ordinal);
        Assert.EndsWith(kept, answer, StringComparison.Ordinal);
        Assert.Equal(
            "till.jpg image/jpeg",
            await alfred.QueryAsync<string>("select name || ' ' || media_type from expn_receipt r join expn e on e.id = r.expense"));
    }
}
