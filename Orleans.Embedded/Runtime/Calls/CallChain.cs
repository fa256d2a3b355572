using System.Text;

namespace Orleans.Embedded;

/// <summary>Describes how a call came about, for people who look for a deadlock.</summary>
internal static class CallChain
{
    private const int MaxLinks = 16;

    public static string Describe(GrainRequest request)
    {
        var links = new List<string>();
        for (var link = request; link is not null && links.Count < MaxLinks; link = link.Parent) links.Add(link.ToString());
        links.Reverse();
        return new StringBuilder().AppendJoin(" -> ", links).ToString();
    }
}
