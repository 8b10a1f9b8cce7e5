document.getElementById('root')!.textContent = 'hello'
export {}
