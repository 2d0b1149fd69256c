"""Parts of the review pages: the queue, a claim in its sentences, its fields as inputs, what other accounts say."""
