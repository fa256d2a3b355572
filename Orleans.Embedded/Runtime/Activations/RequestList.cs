namespace Orleans.Embedded;

/// <summary>A list of requests through their own links; a request is in one list at a time.</summary>
internal struct RequestList
{
    public GrainRequest? First { get; private set; }

    public int Count { get; private set; }

    private GrainRequest? Last { get; set; }

    public void Add(GrainRequest request)
    {
        request.Previous = Last;
        request.Next = null;
        if (Last is null) First = request;
        else Last.Next = request;
        Last = request;
        Count++;
    }

    public void Remove(GrainRequest request)
    {
        if (request.Previous is null) First = request.Next;
        else request.Previous.Next = request.Next;
        if (request.Next is null) Last = request.Previous;
        else request.Next.Previous = request.Previous;
        request.Next = request.Previous = null;
        Count--;
    }

    public List<GrainRequest> Clear()
    {
        var all = new List<GrainRequest>(Count);
        while (First is { } request)
        {
            Remove(request);
            all.Add(request);
        }

        return all;
    }
}
