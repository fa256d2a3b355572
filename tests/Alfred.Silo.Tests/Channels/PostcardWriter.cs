using Alfred.Postcards;
using Alfred.Testing.Processes;

namespace Alfred.Silo.Channels;

/// <summary>Somebody who can do nothing but write.</summary>
public sealed class PostcardWriter(ThreeChannels alfred, string name)
{
    /// <summary>Writes, and reads the answer.</summary>
    public async Task<string> SayAsync(string text)
    {
        var before = alfred.Office.Sent.All.Count(IsMine);
        await alfred.DeliverAsync(alfred.Office.Delivery(alfred.Url, name, text));
        var sent = await alfred.Office.Sent.WaitForAsync(cards => cards.Count(IsMine) > before, $"an answer to {name}", Limits.Patience);
        return sent.Where(IsMine).ElementAt(before).Text;
    }

    private bool IsMine(SentPostcard card) => card.To == name;
}
