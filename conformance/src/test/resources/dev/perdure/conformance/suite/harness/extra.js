var extra = { count: 0, next: function () { return ++this.count; } };
